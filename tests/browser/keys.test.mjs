// Staff who use the keyboard alone: "g" and a letter lead to each page of their menu, the list of keys
// says which, nothing happens while somebody types, and all of it can be turned off (WCAG 2.1.4).
import assert from 'node:assert/strict'
import { axeFaults, openPerson, patience, signIn } from './kith.mjs'

async function staff ({ browser, kith }, who) {
  const page = await openPerson(browser, kith)
  await signIn(page, `${who}@fenmarch.example`)
  return page
}

const menuOf = (page) => page.locator('.kith-bar__nav a').evaluateAll((links) =>
  links.map((link) => ({ key: link.dataset.key, path: link.getAttribute('href'), text: link.textContent })))

async function type (page, keys) {
  for (const key of keys.split(' ')) await page.keyboard.press(key)
}

const pathOf = (page) => new URL(page.url()).pathname

export default {
  async 'each item of the menu has two keys that lead there' (given) {
    const page = await staff(given, 'caseworker')
    await page.goto('/work')
    const menu = await menuOf(page)
    assert.ok(menu.length > 3)
    assert.equal(new Set(menu.map(({ key }) => key)).size, menu.length)
    for (const { key, path } of menu) {
      assert.match(key, /^g [a-z]$/)
      await type(page, key)
      await page.waitForURL((url) => url.pathname === path, { timeout: patience })
    }
    await page.context().close()
    return { pages: menu.length }
  },

  async 'the list of keys shows those of one\'s own menu' (given) {
    const page = await staff(given, 'coordinator')
    await page.goto('/jobs')
    await page.keyboard.press('?')
    const listed = await page.locator('dialog [data-shortcuts-list]').innerText()
    for (const { text } of await menuOf(page)) assert.ok(listed.includes(text), text)
    assert.ok(!listed.includes('Set up'))
    const unnamed = await page.locator('dialog dd').evaluateAll((all) => all.filter((one) => !one.textContent))
    assert.equal(unnamed.length, 0)
    assert.deepEqual(await axeFaults(page), [])
    if (given.pictures) await page.screenshot({ path: `${given.pictures}/keys.png` })
    await page.context().close()
  },

  async 'keys are letters while somebody types, and "g" swallows what it does not know' (given) {
    const page = await staff(given, 'caseworker')
    await page.goto('/work')
    await page.keyboard.press('/')
    await page.keyboard.type('g n')
    assert.equal(await page.locator('#bar-search').inputValue(), 'g n')
    await page.evaluate(() => document.activeElement.blur())
    await type(page, 'g /')
    assert.notEqual(await page.evaluate(() => document.activeElement.id), 'bar-search')
    assert.equal(pathOf(page), '/work')
    await page.context().close()
  },

  async 'turned off, no key does anything, on this and on later pages' (given) {
    const page = await staff(given, 'caseworker')
    await page.goto('/work')
    await page.keyboard.press('?')
    await page.locator('label[for=keys-on]').click()
    await page.keyboard.press('Escape')
    await type(page, 'g n')
    await page.goto('/needs')
    await type(page, 'g w')
    await page.keyboard.press('/')
    await page.keyboard.press('?')
    assert.equal(await page.locator('dialog[open]').count(), 0)
    assert.equal(pathOf(page), '/needs')
    await page.context().close()
  }
}
