// Council staff sign in with their own accounts: against oidc-provider, a certified provider of
// OpenID Connect, which runs in this test.
import { createServer } from 'node:http'
import { createServer as createProbe } from 'node:net'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { openPerson, root, signIn, startKith } from './kith.mjs'

const require = createRequire(join(root, 'ui', 'package.json'))

async function freePort () {
  const probe = createProbe()
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return port
}

// Anybody may sign in there by typing a name; whoever's name begins with "worker" has the role.
async function startProvider (kithAddress) {
  const { default: Provider } = await import(require.resolve('oidc-provider'))
  const port = await freePort()
  const issuer = `http://localhost:${port}`
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'kith',
      client_secret: 'a secret & more',
      redirect_uris: [`${kithAddress}/sign-in/council/back`],
      post_logout_redirect_uris: [`${kithAddress}/sign-in`],
      response_types: ['code'],
      grant_types: ['authorization_code']
    }],
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'roles'], profile: ['name'], email: ['email'] },
    pkce: { required: () => true, methods: ['S256'] },
    cookies: { keys: ['made for a test'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: id === 'worker-1' ? 'Wilma Orchard' : 'Una Vited',
        email: `${id}@fenmarch.example`,
        roles: id.startsWith('worker') ? ['Kith.CaseWorker'] : []
      })
    })
  })
  // Where the browser would have been sent with the answer, kept back when asked for.
  const answers = { keepBack: false, kept: undefined }
  const answer = provider.callback()
  const server = createServer((request, response) => {
    const setHeader = response.setHeader.bind(response)
    response.setHeader = (name, value) => {
      const kept = answers.keepBack && name.toLowerCase() === 'location' &&
        value.startsWith(`${kithAddress}/sign-in/council/back`)
      if (kept) answers.kept = value
      return setHeader(name, kept ? '/kept-back' : value)
    }
    return answer(request, response)
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  const close = () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve) })
  return { issuer, close, answers }
}

async function withBoth (work) {
  const port = await freePort()
  const address = `http://localhost:${port}`
  const provider = await startProvider(address)
  const kith = await startKith({
    port,
    people: 20,
    options: ['--base-url', address, '--sign-in-issuer', provider.issuer, '--sign-in-client', 'kith',
      '--sign-in-name', 'Fenmarch sign-in', '--sign-in-plain-http'],
    env: { KITH_SIGN_IN_SECRET: 'a secret & more' }
  })
  try { await work({ kith, provider }) } finally { await kith.stop(); await provider.close() }
}

// Signs in at the provider's own pages, and agrees.
async function signInThere (page, name) {
  await page.locator('input[name=login]').fill(name)
  await page.locator('input[name=password]').fill('any')
  await page.locator('button[type=submit]').click()
  await page.locator('button[type=submit]').click()
}

async function giveRole (browser, kith) {
  const page = await openPerson(browser, kith)
  await signIn(page, 'admin@fenmarch.example')
  await page.goto('/admin/sign-in')
  await page.getByLabel('Role or group there').fill('Kith.CaseWorker')
  await page.getByLabel('Role', { exact: true }).selectOption('Case worker')
  await page.getByRole('button', { name: 'Add' }).click()
  await page.getByText('It is used from the next time').waitFor()
  await page.context().close()
}

export const ownCounty = true

function must (is, words) { if (!is) throw new Error(words) }

export default {
  'somebody with a role there gets in, and out in both places': ({ browser }) => withBoth(async ({ kith }) => {
    await giveRole(browser, kith)
    const page = await openPerson(browser, kith)
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Sign in with Fenmarch sign-in' }).click()
    await signInThere(page, 'worker-1')
    await page.waitForURL('**/work')
    await page.goto('/account')
    must((await page.locator('main').innerText()).includes('Case worker'), 'the role was not given')
    await page.getByRole('button', { name: 'Sign out' }).first().click()
    await page.getByRole('link', { name: 'Sign out of Fenmarch sign-in too' }).click()
    await page.locator('button[name=logout]').click()
    await page.waitForURL('**/sign-in')
    await page.goto('/work')
    must(new URL(page.url()).pathname === '/sign-in', 'still signed in')
  }),
  'somebody without an invitation or a role is told kindly': ({ browser }) => withBoth(async ({ kith }) => {
    const page = await openPerson(browser, kith)
    await page.goto('/sign-in/council')
    await signInThere(page, 'nobody-1')
    await page.getByText('Nobody has invited you yet').waitFor()
  }),
  'what the provider answers is worth nothing in another browser': ({ browser }) => withBoth(async ({ kith, provider }) => {
    await giveRole(browser, kith)
    const page = await openPerson(browser, kith)
    provider.answers.keepBack = true
    await page.goto('/sign-in/council')
    await signInThere(page, 'worker-1')
    await page.waitForURL('**/kept-back')
    const answer = provider.answers.kept
    must(answer, 'the provider did not answer')
    const thief = await openPerson(browser, kith)
    await thief.goto(answer)
    must((await thief.locator('main').innerText()).includes('begun in another browser'), 'the answer was taken')
    await thief.goto('/sign-in/council')
    const state = new URL(answer).searchParams.get('state')
    await thief.goto(`${kith.address}/sign-in/council/back?code=made-up&state=${state}`)
    must((await thief.locator('h1').innerText()).includes('could not sign you in'), 'a made-up answer was taken')
  })
}
