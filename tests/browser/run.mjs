// Runs every *.test.mjs beside it in a real browser. Each gives a list of named tests; the last line
// says how many passed.   node tests/browser/run.mjs [name...]   --pictures FOLDER keeps screenshots
import { readdirSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { startBrowser, startKith } from './kith.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const words = process.argv.slice(2)
const keep = words.indexOf('--pictures')
const pictures = keep < 0 ? null : words.splice(keep, 2)[1]
if (pictures) mkdirSync(pictures, { recursive: true })

const files = readdirSync(here).filter((name) => name.endsWith('.test.mjs'))
  .filter((name) => words.length === 0 || words.some((word) => name.startsWith(word))).sort()

let passed = 0
let failed = 0
const browser = await startBrowser()
for (const file of files) {
  const { default: tests } = await import(pathToFileURL(join(here, file)).href)
  const kith = await startKith()
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test({ browser, kith, pictures })
      passed++
      console.log(`  passed: ${name}`)
    } catch (error) {
      failed++
      console.log(`  FAILED: ${file}: ${name}\n    ${String(error.stack ?? error).replaceAll('\n', '\n    ')}`)
    }
  }
  await kith.stop()
}
await browser.close()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
