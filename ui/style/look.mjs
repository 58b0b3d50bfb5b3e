// Looks at every style page: pictures at three widths (and dark, forced colours, another brand,
// paper, no scripts) into style/shots, and axe on each in light and dark. Fails when axe finds
// anything, a page scrolls sideways, or a script or the content security policy complains.
//   npm run look            everything          npm run look -- staff call      these pages only
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import { pages, serve } from './pages.mjs'

const shots = join(fileURLToPath(new URL('.', import.meta.url)), 'shots')
const wanted = process.argv.slice(2)
const names = pages.map(page => page.replace('.html', ''))
  .filter(name => wanted.length === 0 || wanted.includes(name))
const views = [
  { key: '320', width: 320, height: 700 },
  { key: '390', width: 390, height: 844 },
  { key: '1280', width: 1280, height: 900, axe: true },
  { key: 'dark', width: 1280, height: 900, colorScheme: 'dark', axe: true },
  { key: 'forced', width: 1280, height: 900, forcedColors: 'active' },
  { key: 'plain', width: 390, height: 844, javaScriptEnabled: false },
  { key: 'paper', width: 690, height: 980, media: 'print' }
]
const faults = []

async function look(browser, base, name, { key, width, height, axe, media, ...options }) {
  const context = await browser.newContext({ viewport: { width, height }, ...options })
  const page = await context.newPage()
  const fault = words => faults.push(`${name} ${key}: ${words}`)
  page.on('pageerror', error => fault(error.message))
  page.on('console', message => { if (message.type() === 'error') fault(message.text()) })
  await page.goto(`${base}/${name}.html`, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready)
  if (name === 'overview' && options.javaScriptEnabled !== false) {
    await page.locator('.kith-map__area').first().waitFor()
  }
  if (media) await page.emulateMedia({ media })
  await page.screenshot({ path: join(shots, `${name}-${key}.png`), fullPage: true })
  if (options.javaScriptEnabled !== false) {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (over > 0) fault(`${over} pixels too wide`)
  }
  if (axe) {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .disableRules(['region']) // a back link stands before main, as the Design System has it
      .analyze()
    for (const { id, nodes } of violations) {
      for (const node of nodes) fault(`${id}: ${node.target} ${node.failureSummary}`)
    }
  }
  await context.close()
}

mkdirSync(shots, { recursive: true })
const server = await serve()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking',
         '--disable-component-update', '--disable-sync', '--no-first-run']
})
const base = `http://127.0.0.1:${server.address().port}`
for (const name of names) {
  for (const view of views) await look(browser, base, name, view)
}
await browser.close()
server.close()
for (const fault of faults) console.log(fault)
const failed = new Set(faults.map(fault => fault.split(':')[0])).size
console.log(`${names.length * views.length - failed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0
