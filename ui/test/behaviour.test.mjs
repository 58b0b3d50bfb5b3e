// What the scripts promise, tried in Chromium on the style pages.   npm test --prefix ui
import assert from 'node:assert/strict'
import { after, before, beforeEach, afterEach, describe, it } from 'node:test'
import { chromium } from 'playwright-core'
import { render, serve } from '../style/pages.mjs'

let server, browser, context, page, base

before(async () => {
  server = await serve()
  base = `http://127.0.0.1:${server.address().port}`
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']
  })
})
after(async () => {
  await browser?.close()
  server?.close()
})
beforeEach(async () => {
  context = await browser.newContext()
  page = await context.newPage()
  page.setDefaultTimeout(10000)
})
afterEach(() => context.close())

const open = name => page.goto(`${base}/${name}.html`, { waitUntil: 'load' })

// Opens a style page after changing its HTML, as another page of the product might be written.
async function openChanged(name, change) {
  await page.route(`**/${name}.html`, route => route.fulfill({
    contentType: 'text/html; charset=utf-8', body: change(render(`${name}.html`))
  }))
  await open(name)
}

describe('Search as you type', () => {
  it('asks once for a burst of typing and shows the answer', async () => {
    const asked = []
    page.on('request', request => {
      if (request.url().includes('/people/suggest')) asked.push(request)
    })
    await open('call')
    await page.locator('#bar-search').pressSequentially('Ellis', { delay: 20 })
    await page.locator('#bar-results .kith-candidate').first().waitFor()
    assert.equal(asked.length, 1)
    assert.equal(asked[0].method(), 'POST', 'names stay out of addresses')
    assert.equal(asked[0].postData(), 'q=Ellis')
    assert.ok(!asked[0].url().includes('Ellis'))
    const spoken = page.locator('[aria-live=polite]', { hasText: '2 people may be the one' })
    await spoken.waitFor({ state: 'attached' })
  })

  it('is walked by arrow keys, and Escape comes back', async () => {
    await open('call')
    await page.locator('#bar-search').fill('Ellis')
    await page.locator('#bar-results .kith-candidate').first().waitFor()
    await page.locator('#bar-search').press('ArrowDown')
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Margaret Ellison')
    await page.keyboard.press('ArrowDown')
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Margaret Elliston')
    await page.keyboard.press('Escape')
    assert.equal(await page.evaluate(() => document.activeElement.id), 'bar-search')
  })

  it('never shows an old answer over a new one', async () => {
    await page.route('**/people/suggest', async route => {
      const slow = route.request().postData() === 'q=slow'
      if (slow) await new Promise(done => setTimeout(done, 700))
      const body = `<p>${slow ? 'old' : 'new'} answer</p>`
      await route.fulfill({ body }).catch(() => {})
    })
    await open('call')
    await page.locator('#bar-search').fill('slow')
    await page.waitForTimeout(250)
    await page.locator('#bar-search').fill('quick')
    await page.locator('#bar-results', { hasText: 'new answer' }).waitFor()
    await page.waitForTimeout(800)
    assert.equal(await page.locator('#bar-results').innerText(), 'new answer')
  })
})

describe('Keyboard shortcuts', () => {
  it('go to search and to pages, but not while writing', async () => {
    await open('staff')
    await page.keyboard.press('/')
    assert.equal(await page.evaluate(() => document.activeElement.id), 'bar-search')
    await page.keyboard.type('g o')
    assert.equal(await page.locator('#bar-search').inputValue(), 'g o')
    await page.evaluate(() => document.activeElement.blur())
    await page.keyboard.press('g')
    await page.keyboard.press('o')
    await page.waitForURL('**/overview.html')
  })

  it('are listed by "?" and can be turned off for good', async () => {
    await open('staff')
    await page.keyboard.press('?')
    const listed = await page.locator('dialog [data-shortcuts-list]').innerText()
    assert.match(listed, /Find a person/)
    await page.locator('label[for=keys-on]').click()
    await page.keyboard.press('Escape')
    await page.reload()
    await page.keyboard.press('/')
    assert.notEqual(await page.evaluate(() => document.activeElement.id), 'bar-search')
  })
})

describe('Live updates', () => {
  const streaming = html => html.replace('<body', '<body data-live-stream="/live"')
  const send = (name, data) => page.route('**/live', route => route.fulfill({
    contentType: 'text/event-stream',
    body: `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
  }))

  it('replace the part that changed', async () => {
    await send('changed', { topic: 'work' })
    await openChanged('staff', streaming)
    await page.locator('[data-live]', { hasText: 'Refreshed' }).waitFor()
  })

  it('wait while somebody works in that part', async () => {
    let release
    const released = new Promise(done => { release = done })
    await page.route('**/live', async route => {
      await released
      await route.fulfill({ contentType: 'text/event-stream',
                            body: 'event: changed\ndata: {"topic":"work"}\n\n' }).catch(() => {})
    })
    await openChanged('staff', streaming)
    await page.locator('[data-live] a').first().focus()
    release()
    await page.locator('[data-live][data-stale]').waitFor()
    assert.match(await page.locator('[data-live]').innerText(), /Joseph Adeyemi/)
    await page.locator('#note').focus()
    await page.locator('[data-live]', { hasText: 'Refreshed' }).waitFor()
  })

  it('say who else has this open', async () => {
    await send('presence', { topic: 'need:1842', names: ['Ines Roy', 'Tom Reyes'] })
    await openChanged('staff', html => streaming(html)
      .replace('data-presence="need:1842"', 'data-presence="need:1842" hidden'))
    await page.locator('.kith-presence', { hasText: 'Ines Roy and Tom Reyes have this open' })
      .waitFor()
  })
})

describe('Forms', () => {
  it('that filter apply when something is chosen', async () => {
    await open('overview')
    await page.locator('#district').selectOption('Marden')
    await page.waitForURL('**/overview?**district=Marden')
  })

  it('are sent once when pressed twice', async () => {
    let sent = 0
    await page.route('**/staff.html', route => {
      if (route.request().method() !== 'POST') return route.continue()
      sent += 1
      return route.fulfill({ status: 204 })
    })
    await open('staff')
    await page.getByRole('button', { name: 'Take it' }).dblclick()
    await page.waitForTimeout(300)
    assert.equal(sent, 1)
  })

  it('ask before what was typed is lost', async () => {
    await open('question')
    await page.locator('#else').pressSequentially('Ring twice')
    const dialog = page.waitForEvent('dialog')
    await page.close({ runBeforeUnload: true })
    assert.equal((await dialog).type(), 'beforeunload')
    await (await dialog).accept()
  })
})

describe('Exit this page', () => {
  it('leaves by pressing Shift three times', async () => {
    await page.route('https://www.bbc.co.uk/weather', route =>
      route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }))
    await open('question')
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Shift')
    await page.waitForURL('https://www.bbc.co.uk/weather')
  })
})

describe('The outbox on a volunteer’s phone', () => {
  const kept = () => page.evaluate(() => localStorage.getItem('kith-outbox'))
  const done = () => page.getByRole('button', { name: 'Delivered' }).click()

  it('keeps an update without signal and sends it when there is signal', async () => {
    let signal = false
    const got = []
    await page.route('**/phone.html', route => {
      if (route.request().method() !== 'POST') return route.continue()
      if (!signal) return route.abort()
      got.push(route.request().headers()['x-requested-with'])
      return route.fulfill({ status: 200, headers: { 'X-Kith-Next': '/index.html' }, body: '' })
    })
    await open('phone')
    await done()
    await page.getByText('Kept on this phone: Delivered').waitFor()
    assert.ok(await kept())
    signal = true
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await page.waitForFunction(() => localStorage.getItem('kith-outbox') === null)
    assert.deepEqual(got, ['outbox'])
  })

  it('goes on to the next page when there is signal', async () => {
    await page.route('**/phone.html', route => route.request().method() !== 'POST'
      ? route.continue()
      : route.fulfill({ status: 200, headers: { 'X-Kith-Next': '/index.html' }, body: '' }))
    await open('phone')
    await done()
    await page.waitForURL('**/index.html')
    assert.equal(await kept(), null)
  })

  it('asks to sign in when what is kept cannot be sent without', async () => {
    let signal = false
    await page.route('**/phone.html', route => {
      if (route.request().method() !== 'POST') return route.continue()
      return signal ? route.fulfill({ status: 401, body: 'Sign in' }) : route.abort()
    })
    await open('phone')
    await done()
    await page.getByText('Kept on this phone: Delivered').waitFor()
    signal = true
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await page.getByRole('link', { name: 'Sign in, and we send it' }).waitFor()
    assert.ok(await kept())
  })

  it('says so when the server will not take it any more, and lets others pass', async () => {
    let signal = false
    await page.route('**/phone.html', route => {
      if (route.request().method() !== 'POST') return route.continue()
      return signal ? route.fulfill({ status: 403, body: 'no' }) : route.abort()
    })
    await open('phone')
    await done()
    await page.getByText('Kept on this phone: Delivered').waitFor()
    signal = true
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await page.getByText('We could not take this any more: Delivered').waitFor()
    await page.getByRole('button', { name: 'I have told you' }).click()
    assert.equal(await kept(), null)
  })

  it('does not believe a page that is not ours', async () => {
    let signal = false
    await page.route('**/phone.html', route => {
      if (route.request().method() !== 'POST') return route.continue()
      return signal ? route.fulfill({ status: 200, body: 'Welcome to free Wi-Fi' }) : route.abort()
    })
    await open('phone')
    await done()
    await page.getByText('Kept on this phone: Delivered').waitFor()
    signal = true
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await page.waitForTimeout(300)
    assert.ok(await kept())
  })
})

describe('Maps', () => {
  it('draw boundaries and the rows of the table', async () => {
    await open('overview')
    await page.locator('.kith-map__point').nth(3).waitFor()
    assert.equal(await page.locator('#map .kith-map__area').count(), 6)
    assert.equal(await page.locator('#map .kith-map__point').count(), 2)
  })

  it('are not loaded where there is none', async () => {
    const scripts = []
    page.on('request', request => {
      if (request.resourceType() === 'script') scripts.push(request.url())
    })
    await page.goto(`${base}/staff.html`, { waitUntil: 'networkidle' })
    assert.ok(scripts.some(url => url.includes('/app-')))
    assert.ok(!scripts.some(url => url.includes('/map-')))
  })
})
