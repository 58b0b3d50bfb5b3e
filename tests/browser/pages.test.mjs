// Every page that each role can reach by its links: it answers, axe finds nothing, nothing runs off a
// screen of 1280 or 320 pixels, no script complains, and it has a title and one h1.
import { join } from 'node:path'
import { axeFaults, openPerson, overflow, overflowAt320, signIn, signInByLink } from './kith.mjs'

const people = {
  'nobody signed in': null,
  'call handler': 'handler',
  'call team manager': 'manager',
  'case worker': 'caseworker',
  navigator: 'navigator',
  coordinator: 'coordinator',
  partner: 'partner',
  commissioner: 'commissioner',
  governance: 'governance',
  'contracts officer': 'contracts',
  administrator: 'admin',
  volunteer: 'volunteer'
}
const starts = ['/', '/get-help', '/figures', '/sign-in', '/accessibility-statement', '/privacy', '/cookies']
const mostPages = 45

// Pages of one kind differ only in their ids.
const kindOf = (path) => path.replace(/\?.*$/, '?').replace(/\?$/, '')
  .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}').replace(/\/\d+(?=\/|$)/g, '/{n}')

async function faultsOf(page, path, pictures, role) {
  const complaints = []
  const listen = (message) => { if (message.type() === 'error') complaints.push(message.text()) }
  page.on('console', listen)
  const response = await page.goto(path)
  const faults = []
  if (!response || response.status() >= 400) faults.push(`answers ${response?.status()}`)
  const type = response?.headers()['content-type'] ?? ''
  if (!type.startsWith('text/html')) { page.off('console', listen); return { faults: [], links: [] } }
  if (await page.locator('h1').count() !== 1) faults.push('does not have one h1')
  faults.push(...await axeFaults(page))
  const wide = await overflow(page)
  if (wide > 0) faults.push(`runs ${wide} pixels off a screen of 1280`)
  const over = await overflowAt320(page)
  if (over > 0) faults.push(`runs ${over} pixels off a screen of 320`)
  faults.push(...complaints.map((text) => `script: ${text}`))
  page.off('console', listen)
  if (pictures) {
    const name = `${role}-${kindOf(path).replaceAll('/', '_')}`.replaceAll(/[{}?]/g, '')
    await page.screenshot({ path: join(pictures, `${name}-desk.png`), fullPage: true })
    await page.setViewportSize({ width: 390, height: 844 })
    await page.screenshot({ path: join(pictures, `${name}-phone.png`), fullPage: true })
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  const links = await page.locator('a[href^="/"]').evaluateAll((all) =>
    all.filter((link) => !link.hasAttribute('download')).map((link) => link.getAttribute('href')))
  return { faults, links }
}

async function walk({ browser, kith, pictures }, role, login) {
  const page = await openPerson(browser, kith)
  if (login === 'volunteer') await signInByLink(page, kith, 'volunteer@fenmarch.example')
  else if (login) await signIn(page, `${login}@fenmarch.example`)
  const waiting = login ? [new URL(page.url()).pathname] : [...starts]
  const seen = new Set()
  const faults = []
  while (waiting.length > 0 && seen.size < mostPages) {
    const path = waiting.shift().replace(/#.*$/, '')
    if (seen.has(kindOf(path)) || path.endsWith('/leave') || /\.(csv|json|png|svg|css|js)(\?|$)/.test(path)) continue
    seen.add(kindOf(path))
    const found = await faultsOf(page, path, pictures, role.replaceAll(' ', '-'))
    faults.push(...found.faults.map((fault) => `${path}: ${fault}`))
    waiting.push(...found.links)
  }
  await page.context().close()
  if (faults.length > 0) throw new Error(`${faults.length} faults:\n${faults.join('\n')}`)
}

export default Object.fromEntries(Object.entries(people).map(([role, login]) =>
  [`every page of ${role}`, (given) => walk(given, role, login)]))
