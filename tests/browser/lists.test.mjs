// "The list at 16:00": a shielding list arrives with duplicates and bad dates; minutes later everybody
// on it is linked, those in touch are left alone, and calls to the rest are on lists in order of need.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { axeFaults, openPerson, overflowAt320, root, signIn } from './kith.mjs'

const sample = join(root, '..', 'shared', 'data', 'shielding', 'sample', 'daily.csv')
const tenMinutes = 10 * 60 * 1000




function fail(condition, words) {
  if (!condition) throw new Error(words)
}

async function look(page, pictures, name) {
  const faults = await axeFaults(page)
  const over = await overflowAt320(page)
  if (pictures) {
    await page.screenshot({ path: join(pictures, `lists-${name}-desk.png`), fullPage: true })
    await page.setViewportSize({ width: 390, height: 844 })
    await page.screenshot({ path: join(pictures, `lists-${name}-phone.png`), fullPage: true })
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  fail(faults.length === 0, `${name}: ${faults.join('\n')}`)
  fail(over <= 0, `${name} runs ${over} pixels off a screen of 320`)
}

async function importFile(page, file, fields = {}) {
  await page.goto('/lists/new')
  await page.getByLabel('The file').setInputFiles(file)
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value)
  await page.getByRole('button', { name: 'Import' }).click()
}

async function finished(page, most = tenMinutes) {
  const began = Date.now()
  while (!/Done|Taken back|Not imported/.test(await page.locator('main').innerText())) {
    fail(Date.now() - began < most, 'the import does not end')
    await page.waitForTimeout(500)
  }
  return Date.now() - began
}

// The counts of the result page, by the words before them.
async function counts(page) {
  const rows = await page.locator('table').first().locator('tbody tr').evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.innerText.trim())))
  return Object.fromEntries(rows.map(([words, number]) => [words, Number(number.replaceAll(',', ''))]))
}

export default {
  async 'the list at 16:00'({ browser, kith, pictures }) {
    if (!existsSync(sample)) { console.log('    no ../shared/data on this machine'); return }
    const manager = await openPerson(browser, kith)
    await signIn(manager, 'manager@fenmarch.example')
    await manager.goto('/lists/new')
    await look(manager, pictures, 'upload')
    const began = Date.now()
    await importFile(manager, sample, { 'What may it be used for?': 'To reach people told to shield' })
    await finished(manager)
    await manager.reload()
    const took = Date.now() - began
    console.log(`    14,103 rows from the file to the calls in ${(took / 1000).toFixed(1)} s`)
    fail(took < tenMinutes, 'it took more than ten minutes')
    const all = await counts(manager)
    const sum = ['Attached to somebody known', 'New people', 'New people who may be known: waiting for review',
      'Refused, kept with the reason', 'Said nothing new', 'Older rows of the same number']
      .reduce((total, words) => total + all[words], 0)
    fail(sum === 14103 && all['Rows in all'] === 14103, `the counts do not add up: ${JSON.stringify(all)}`)
    await look(manager, pictures, 'result')
    await manager.goto('/lists')
    await look(manager, pictures, 'lists')

    const handler = await openPerson(browser, kith)
    await signIn(handler, 'handler@fenmarch.example')
    await handler.goto('/calls?whose=nobody')
    fail(/first contact/i.test(await handler.locator('main').innerText()), 'no first contact waits for a caller')
    await handler.context().close()

    await importFile(manager, sample)
    await finished(manager)
    await manager.reload()
    const again = await counts(manager)
    fail(again['New people'] === 0 && again['Attached to somebody known'] === 0,
      `the same file again changed something: ${JSON.stringify(again)}`)
    await manager.context().close()
  },

  async 'an import taken back leaves nothing behind'({ browser, kith, pictures }) {
    const folder = mkdtempSync(join(tmpdir(), 'kith-lists-'))
    const page = await openPerson(browser, kith)
    await signIn(page, 'manager@fenmarch.example')
    const file = join(folder, 'choir.csv')
    writeFileSync(file, 'Forename,Surname,DOB,Post code,Tel no\nAnselm,Quillfeather,04/03/1941,ZZ99 4QT,01632 960444\n')
    await importFile(page, file)
    await look(page, pictures, 'columns')
    await page.getByLabel('What is this list called?').fill('The choir')
    await page.getByRole('button', { name: 'Import by these columns' }).click()
    await finished(page)
    await page.reload()
    fail((await counts(page))['New people'] === 1, 'the choir member was not added')
    await page.getByRole('link', { name: 'Take this import back' }).click()
    await look(page, pictures, 'undo')
    await page.getByRole('button', { name: 'Take it back' }).click()
    await page.locator('main').getByText('Taken back').first().waitFor()
    await page.context().close()
    rmSync(folder, { recursive: true })
  },

  async 'two records are told apart by keyboard, and parted again'({ browser, kith, pictures }) {
    const folder = mkdtempSync(join(tmpdir(), 'kith-lists-'))
    const file = join(folder, 'nhs.csv')
    writeFileSync(file, 'NHS number,Forename,Surname,DOB,Address,Post code\n' +
      '9990000018,Bartholomew,Quillfeather,04/03/1941,3 Orchard Row,ZZ99 4QT\n')
    const later = join(folder, 'later.csv')
    writeFileSync(later, 'NHS no,First name,Last name,Date of birth,Street,Postcode\n' +
      '9990000026,Bartholomew,Quillfeather,04/03/1941,3 Orchard Row,ZZ99 4QT\n')
    const page = await openPerson(browser, kith)
    await signIn(page, 'manager@fenmarch.example')
    for (const [name, path] of [['First', file], ['Second', later]]) {
      await importFile(page, path)
      await page.getByLabel('What is this list called?').fill(name)
      await page.getByRole('button', { name: 'Import by these columns' }).click()
      await finished(page)
    }
    await page.goto('/review')
    await look(page, pictures, 'desk')
    const before = await page.locator('main').innerText()
    fail(/One person/.test(before), 'no pair waits')
    await page.keyboard.press('1')
    await page.waitForLoadState()
    await page.waitForSelector('text=What you decided last')
    await page.getByRole('button', { name: 'Take back' }).first().click()
    await page.waitForSelector('text=both records are as they were')
    await page.goto('/review/households')
    await look(page, pictures, 'households')
    await page.context().close()
    rmSync(folder, { recursive: true })
  }
}
