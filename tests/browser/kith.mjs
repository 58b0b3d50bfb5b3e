// A running Kith with the demonstration county, and browsers that look at it as people do.
import { spawn, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const require = createRequire(join(root, 'ui', 'package.json'))
const { chromium } = require('playwright-core')
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export const password = 'fenmarch demonstration'

// How long anything may take, in milliseconds: long, because the machine may be busy with others.
export const patience = 30000

// Starts the program on a free port over a county of its own in a temporary folder.
// `port`, `options` and `env` are for `kith serve`.
export async function startKith({ people = 200, port = 0, options = [], env = {}, program = process.env.KITH_PROGRAM ?? join(root, 'build/release/kith') } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'kith-browser-'))
  execFileSync(program, ['demo', '--data', data, '--people', String(people)], { stdio: 'ignore' })
  const server = spawn(program, ['serve', '--data', data, '--port', String(port), ...options], { env: { ...process.env, ...env } })
  const address = await new Promise((resolve, reject) => {
    let said = ''
    server.stdout.on('data', (text) => {
      said += text
      const found = /Kith is at (\S+)/.exec(said)
      if (found) resolve(found[1])
    })
    server.stderr.on('data', (text) => { said += text })
    server.on('exit', () => reject(new Error('kith did not start: ' + said)))
  })
  return {
    address,
    data,
    // The mails sent so far, each as its decoded text.
    outbox() {
      const folder = join(data, 'outbox')
      let names = []
      try { names = readdirSync(folder) } catch { return [] }
      return names.map((name) => decode(readFileSync(join(folder, name), 'utf8')))
    },
    async stop() {
      server.removeAllListeners('exit')
      const gone = new Promise((resolve) => server.on('exit', resolve))
      server.kill('SIGTERM')
      await gone
      rmSync(data, { recursive: true, force: true })
    }
  }
}

function decode(mail) {
  const at = mail.indexOf('\r\n\r\n')
  if (at < 0) return mail
  return mail.slice(0, at) + '\n\n' + Buffer.from(mail.slice(at), 'base64').toString('utf8')
}

export async function startBrowser() {
  return chromium.launch({
    executablePath: process.env.KITH_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync']
  })
}

export const widths = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } }

// One person's browser. `script: false` is a browser without JavaScript.
export async function openPerson(browser, kith, { width = 'desk', script = true } = {}) {
  const context = await browser.newContext({
    baseURL: kith.address, viewport: widths[width], javaScriptEnabled: script
  })
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  return page
}

// Presses what leads to another page, and waits until that page is there.
async function follow(page, pressed) {
  await Promise.all([page.waitForEvent('load'), pressed.click()])
}

export async function signIn(page, email) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await follow(page, page.getByRole('button', { name: 'Sign in', exact: true }))
  const text = await page.locator('main').innerText()
  const code = /code is (\d{3} ?\d{3})/.exec(text)
  if (code) {
    await page.locator('input[name=code]').fill(code[1])
    await follow(page, page.getByRole('button', { name: /continue|sign in/i }))
  }
  if (new URL(page.url()).pathname.startsWith('/sign-in')) {
    throw new Error(`${email} could not sign in:\n${await page.locator('main').innerText()}`)
  }
}

// By the link that is mailed: how volunteers sign in.
export async function signInByLink(page, kith, email) {
  await page.goto('/sign-in/link')
  await page.getByLabel('E-mail address').fill(email)
  await follow(page, page.getByRole('button').first())
  const link = page.locator('main a[href*="/sign-in/link/"]')
  if (await link.count() === 0) throw new Error('the demonstration shows no link to sign in')
  await follow(page, link.first())
  await follow(page, page.getByRole('button', { name: /sign in/i }))
}

// Every fault axe finds on the page, a line each.
export async function axeFaults(page) {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(
    (tags) => window.axe.run({ runOnly: tags, resultTypes: ['violations'] }), axeTags)
  return violations.flatMap((rule) => rule.nodes.filter((node) => !isWordOfGovuk(rule, node)).map((node) =>
    `${rule.id}: ${rule.help}: ${node.html.slice(0, 160)}`))
}

// GOV.UK Frontend says on a radio whether what it reveals is open, which axe does not know.
const isWordOfGovuk = (rule, node) => rule.id === 'aria-allowed-attr' &&
  /govuk-radios__input.*aria-controls.*aria-expanded/.test(node.html)

// How many pixels of the page lie beyond the right edge of its screen.
export async function overflow(page) {
  return page.evaluate(() =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

// The same on a screen 320 wide.
export async function overflowAt320(page) {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 800 })
  const over = await overflow(page)
  await page.setViewportSize(before)
  return over
}
