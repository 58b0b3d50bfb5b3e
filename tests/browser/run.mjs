// Runs every *.test.mjs beside it in a real browser. Each gives a list of named tests, and may say how
// many of them go side by side; the last line says how many passed.
//   node tests/browser/run.mjs [file or words of a test...]   --pictures FOLDER keeps screenshots
import { readdirSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { startBrowser, startKith } from './kith.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const words = process.argv.slice(2)
const keep = words.indexOf('--pictures')
const pictures = keep < 0 ? null : words.splice(keep, 2)[1]
if (pictures) mkdirSync(pictures, { recursive: true })

let passed = 0
let failed = 0

async function run(file, name, test, given) {
  const began = Date.now()
  const took = () => `${Math.round((Date.now() - began) / 1000)} s`
  try {
    const said = await test(given)
    passed++
    console.log(`  passed: ${name} (${said ? `${said}, ` : ''}${took()})`)
  } catch (error) {
    failed++
    const why = String(error.stack ?? error).replaceAll('\n', '\n    ')
    console.log(`  FAILED: ${file}: ${name} (${took()})\n    ${why}`)
  }
}

// Those whose file or name begins with one of the words, or all.
const wanted = (file, name) => words.length === 0 ||
  words.some((word) => file.startsWith(word) || name.startsWith(word))

const browser = await startBrowser()
for (const file of readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort()) {
  const { default: all, sideBySide = 1 } = await import(pathToFileURL(join(here, file)).href)
  const tests = Object.entries(all).filter(([name]) => wanted(file, name))
  if (tests.length === 0) continue
  const given = { browser, kith: await startKith(), pictures }
  await Promise.all(Array.from({ length: sideBySide }, async () => {
    for (let next = tests.shift(); next; next = tests.shift()) await run(file, ...next, given)
  }))
  await given.kith.stop()
}
await browser.close()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
