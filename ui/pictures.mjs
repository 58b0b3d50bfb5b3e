// Draws the PNG pictures from favicon.svg and mark.svg with Chromium. Run by hand when the drawing
// changes, and commit what it writes:  node pictures.mjs
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const folder = join(fileURLToPath(new URL('.', import.meta.url)), 'pictures')
const icon = readFileSync(join(folder, 'favicon.svg'), 'utf8')
const mark = readFileSync(join(folder, 'mark.svg'), 'utf8').replaceAll('#0b5d66', '#ffffff')
const font = readFileSync(join(folder, '../node_modules/@fontsource-variable',
  'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2'))
const face = `@font-face{font-family:Atkinson;font-weight:200 800;src:url(data:font/woff2;base64,${
  font.toString('base64')})}`
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu']
})

async function draw(name, width, height, body) {
  const page = await browser.newPage({ viewport: { width, height } })
  await page.setContent(`<style>${face}body{margin:0;width:${width}px;height:${height}px;` +
    'display:flex;align-items:center;justify-content:center;background:#0b5d66;color:#fff;' +
    'font:700 190px Atkinson,sans-serif;letter-spacing:-4px;gap:56px}</style>' + body)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(folder, name) })
  await page.close()
}

const sized = size => icon.replace('<svg ', `<svg width="${size}" height="${size}" `)
await draw('icon-180.png', 180, 180, sized(180))
await draw('icon-512.png', 512, 512, sized(512))
await draw('opengraph.png', 1200, 630,
  mark.replace('<svg ', '<svg width="360" height="288" ') + '<span>Kith</span>')
await browser.close()
