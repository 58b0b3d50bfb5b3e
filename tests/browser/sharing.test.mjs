// One person seen by a governance officer, a practitioner and a partner side by side; an agreement that
// ends closes the record at once; an emergency card scanned by a stranger.
import { join } from 'node:path'
import { axeFaults, openPerson, overflow, signIn, widths } from './kith.mjs'

const staff = (login) => `${login}@fenmarch.example`

async function signedIn(browser, kith, login) {
  const page = await openPerson(browser, kith)
  await signIn(page, staff(login))
  return page
}

function must(what, said) {
  if (!what) throw new Error(said)
}

async function look(page, pictures, name) {
  const faults = await axeFaults(page)
  must(faults.length === 0, `${name}: ${faults.join('\n')}`)
  await page.setViewportSize({ width: 320, height: 800 })
  const over = await overflow(page)
  await page.setViewportSize(widths.desk)
  must(over <= 0, `${name} runs ${over} pixels off a screen of 320`)
  if (!pictures) return
  await page.screenshot({ path: join(pictures, `${name}-desk.png`), fullPage: true })
  await page.setViewportSize(widths.phone)
  await page.screenshot({ path: join(pictures, `${name}-phone.png`), fullPage: true })
  await page.setViewportSize(widths.desk)
}

// Somebody whom the partner works with: the person of the first open referral.
async function personOf(partner) {
  await partner.goto('/partner')
  await partner.locator('a[href^="/referrals/"]').first().click()
  const link = partner.locator('main a[href^="/people/"]').first()
  return (await link.getAttribute('href')).replace(/[#?].*$/, '')
}

async function sideBySide({ browser, kith, pictures }) {
  const partner = await signedIn(browser, kith, 'partner')
  const person = await personOf(partner)
  await partner.goto(person)
  const seenByPartner = await partner.locator('main').innerText()
  await look(partner, pictures, 'person-partner')

  const practitioner = await signedIn(browser, kith, 'caseworker')
  await practitioner.goto(person)
  const seenByPractitioner = await practitioner.locator('main').innerText()
  await look(practitioner, pictures, 'person-practitioner')

  const governance = await signedIn(browser, kith, 'governance')
  await governance.goto(`${person}/sharing`)
  await look(governance, pictures, 'person-governance')
  const seenByGovernance = await governance.locator('main').innerText()

  const name = await practitioner.locator('h1').innerText()
  must(seenByPartner.includes(name), 'the partner sees the name')
  must(/not shown to you/.test(seenByPartner), 'the partner is told what is withheld')
  must(/agreement G-/.test(seenByPartner), 'the partner is told by right of which agreement')
  must(!/not shown to you: name/.test(seenByPractitioner), 'the practitioner sees the record')
  must(seenByGovernance.includes('Saltmarsh Sight'), 'governance sees who may be shown what')
  await governance.goto(`${person}/looks`)
  must((await governance.locator('main').innerText()).includes('Beth Yallop'), 'the partner\'s look is on the log')
  await governance.goto(`${person}/looks/letter`)
  await look(governance, pictures, 'looks-letter')
  for (const page of [partner, practitioner, governance]) await page.context().close()
}

async function agreementEnds({ browser, kith, pictures }) {
  const partner = await signedIn(browser, kith, 'partner')
  const person = await personOf(partner)
  const governance = await signedIn(browser, kith, 'governance')
  await governance.goto('/agreements')
  await look(governance, pictures, 'agreements')
  await governance.getByRole('link', { name: 'Referrals to the voluntary sector' }).click()
  await look(governance, pictures, 'agreement')
  await governance.getByRole('link', { name: 'End it' }).click()
  await governance.getByLabel('Why does it end?').fill('The pilot is over')
  await governance.getByRole('button', { name: 'End the agreement' }).click()
  const refused = await partner.goto(person)
  must(refused.status() === 403, `the record stays open after the agreement ended: ${refused.status()}`)
  for (const page of [partner, governance]) await page.context().close()
}

async function card({ browser, kith, pictures }) {
  const worker = await signedIn(browser, kith, 'caseworker')
  await worker.goto('/needs')
  await worker.locator('main a[href^="/needs/"]').filter({ hasNotText: 'CSV' }).first().click()
  const link = await worker.locator('main a[href^="/people/"]').first().getAttribute('href')
  const person = /^\/people\/[0-9a-f-]{36}/.exec(link)[0]
  await worker.goto(`${person}/card`)
  await worker.getByLabel('Their first name').check()
  await worker.getByLabel('Words of their own', { exact: true }).fill('I have a heart condition')
  await worker.getByLabel('What were they told, and how did they agree?').fill('Told on the phone, agreed')
  await worker.getByRole('button', { name: 'Make the card' }).click()
  await look(worker, pictures, 'card')
  await worker.getByRole('button', { name: 'Print it' }).or(worker.getByRole('link', { name: 'Print it' })).first().click()
  await look(worker, pictures, 'card-print')
  must(await worker.locator('svg[aria-label="The code of this card"]').count() === 1, 'the card has a code')
  await worker.context().close()
}

async function reaching({ browser, kith, pictures }) {
  const manager = await signedIn(browser, kith, 'manager')
  await manager.goto('/cohorts/new')
  await manager.getByRole('checkbox', { name: 'Lives alone' }).first().check()
  await manager.getByLabel('Of this age or older', { exact: true }).check()
  await manager.getByLabel('Years').first().fill('75')
  await manager.getByLabel('Name').fill('Alone and over 75')
  await manager.getByLabel('What is it for?').fill('Before winter')
  await manager.getByRole('button', { name: 'Count' }).click()
  await manager.getByText('Each by itself').waitFor()
  await look(manager, pictures, 'cohort-form')
  await manager.getByRole('button', { name: 'Save' }).click()
  await look(manager, pictures, 'cohort')
  await manager.getByLabel('Knocking on doors').check()
  await manager.getByRole('button', { name: 'Go on' }).click()
  await manager.getByRole('button', { name: 'Start the round' }).click()
  await look(manager, pictures, 'ledger')
  await manager.getByRole('link', { name: 'Doors to knock on, by walk' }).click()
  await look(manager, pictures, 'doors')
  await manager.context().close()
}

export default {
  'one person, seen by a partner, a practitioner and governance': sideBySide,
  'a cohort is made, counted and turned into doors to knock on': reaching,
  'an emergency card is made and printed': card,
  'an agreement that ends closes the record at once': agreementEnds
}
