// Runs every *.test.mjs beside it in a real browser, two things at a time. Each gives a list of named
// tests, done one after another in a county of their own; a file that exports `apart` has tests that
// may go side by side, and one that exports `ownCounty` starts what it needs itself. A test may give
// counts of what it saw, by name.
//   node tests/browser/run.mjs [file or words of a test...]   --pictures FOLDER keeps screenshots
import { readdirSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { startBrowser, startKith } from './kith.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const lanes = 2
const words = process.argv.slice(2)
const keep = words.indexOf('--pictures')
const pictures = keep < 0 ? null : words.splice(keep, 2)[1]
if (pictures) mkdirSync(pictures, { recursive: true })

let passed = 0
let failed = 0
const seen = {}
const counted = (counts) => Object.entries(counts).map(([what, count]) => `${count} ${what}`).join(', ')

async function run(file, name, test, given) {
  const began = Date.now()
  const took = () => `${Math.round((Date.now() - began) / 1000)} s`
  try {
    const counts = await test(given) ?? {}
    for (const [what, count] of Object.entries(counts)) seen[what] = (seen[what] ?? 0) + count
    passed++
    console.log(`  passed: ${name} (${[counted(counts), took()].filter(Boolean).join(', ')})`)
  } catch (error) {
    failed++
    const why = String(error.stack ?? error).replaceAll('\n', '\n    ')
    console.log(`  FAILED: ${file}: ${name} (${took()})\n    ${why}`)
  }
}

// A county that starts when the first asks for it and stops when the last of `users` has left.
function county(users) {
  let started
  return {
    start: () => (started ??= startKith()),
    leave: async () => { if (--users === 0) await (await started)?.stop() }
  }
}

// Those whose file or name begins with one of the words, or all.
const wanted = (file, name) => words.length === 0 ||
  words.some((word) => file.startsWith(word) || name.startsWith(word))

// What one lane does without pause: the tests of a file, or one of those that may go side by side.
async function turnsOf(file) {
  const { default: all, apart, ownCounty } = await import(pathToFileURL(join(here, file)).href)
  const tests = Object.entries(all).filter(([name]) => wanted(file, name))
  const turns = apart ? tests.map((test) => [test]) : [tests].filter((some) => some.length > 0)
  const kith = county(turns.length)
  return turns.map((some) => async (browser) => {
    const given = { browser, kith: ownCounty ? null : await kith.start(), pictures }
    for (const [name, test] of some) await run(file, name, test, given)
    await kith.leave()
  })
}

const files = readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort().reverse()
const turns = (await Promise.all(files.map(turnsOf))).flat()
const browser = await startBrowser()
await Promise.all(Array.from({ length: lanes }, async () => {
  for (let turn = turns.shift(); turn; turn = turns.shift()) await turn(browser)
}))
await browser.close()
if (Object.keys(seen).length > 0) console.log(`looked at ${counted(seen)}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
