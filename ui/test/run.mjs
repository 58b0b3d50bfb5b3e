// Tries the scripts and looks at every style page, then closes with `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const at = path => fileURLToPath(new URL(path, import.meta.url))
const run = (...args) => {
  const result = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { ok: result.status === 0, text: result.stdout + result.stderr }
}
const number = (text, pattern) => Number(pattern.exec(text)?.[1] ?? 0)

const tried = run('--test', at('behaviour.test.mjs'))
const looked = run(at('../style/look.mjs'))
for (const part of [tried, looked]) if (!part.ok) console.log(part.text)
const passed = number(tried.text, /^# pass (\d+)/m) + number(looked.text, /^(\d+) passed/m)
const failed = number(tried.text, /^# fail (\d+)/m) + number(looked.text, /passed, (\d+) failed/m)
const broken = [tried, looked].filter(part => !part.ok).length
console.log(`${passed} passed, ${Math.max(failed, broken)} failed`)
process.exitCode = failed || broken ? 1 : 0
