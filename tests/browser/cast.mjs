// The people of a story, each in a browser of their own, and what they do there: press what they
// read, type what they are asked, and read what a page says.
import { openPerson, patience, signIn, signInByLink } from './kith.mjs'

const longestWayByKeyboard = 250

export class Actor {
  constructor(page, kith) {
    this.page = page
    this.kith = kith
  }

  main() { return this.page.locator('main') }
  at() { return new URL(this.page.url()).pathname }

  async goes(path) {
    const answer = await this.page.goto(path)
    return answer.status()
  }

  // Follows a link or presses a button by its words, whichever the page has.
  async presses(words, place = this.page) {
    const name = typeof words === 'string' ? new RegExp(`^${quoted(words)}`) : words
    const found = place.getByRole('link', { name }).or(place.getByRole('button', { name })).first()
    await this.tries(found.click(), words)
    await this.page.waitForLoadState()
  }

  async types(label, words, place = this.main()) {
    await this.tries(place.getByLabel(label, { exact: true }).fill(words), label)
  }

  async chooses(label, option, place = this.main()) {
    await this.tries(place.getByLabel(label, { exact: true }).selectOption({ label: option }), label)
  }

  async ticks(label, place = this.main()) {
    await this.tries(place.getByLabel(label, { exact: true }).check(), label)
  }

  async opens(words, place = this.main()) {
    await this.tries(place.locator('summary', { hasText: words }).first().click(), words)
  }

  // What fails says what was on the page instead.
  async tries(action, words) {
    await action.catch(async (error) => {
      throw new Error(`${this.at()} offers no “${words}”. It says:\n${await this.words()}\n${error}`)
    })
  }

  // Waits until the page says all of these.
  async reads(...texts) {
    for (const text of texts) {
      const found = this.main().getByText(text).filter({ visible: true }).first()
      await this.tries(found.waitFor(), text)
    }
  }

  async doesNotRead(...texts) {
    const words = await this.words()
    for (const text of texts) {
      const there = text instanceof RegExp ? text.test(words) : words.includes(text)
      if (there) throw new Error(`${this.at()} says “${text}”, which it must not:\n${words}`)
    }
  }

  async words() { return this.main().innerText() }

  // By the keyboard alone: Tab until the field, button or link of these words has the focus.
  async tabsTo(words) {
    const walked = []
    for (let step = 0; step < longestWayByKeyboard; ++step) {
      await this.page.keyboard.press('Tab')
      const here = await this.page.evaluate(() => {
        const at = document.activeElement
        const label = at.labels?.[0] ?? at
        return { words: (label.innerText || at.getAttribute('aria-label') || '').trim(),
          group: at.closest('fieldset')?.querySelector('legend')?.innerText.trim() ?? '' }
      })
      if (here.words.startsWith(words) || here.group === words) return
      walked.push(here.words)
    }
    throw new Error(`Tab does not come to “${words}”; it came to ${walked.slice(0, 40).join(', ')}`)
  }

  async keys(words, ...typed) {
    await this.tabsTo(words)
    for (const one of typed) await this.page.keyboard.type(one)
  }

  async key(name) {
    await this.page.keyboard.press(name)
    await this.page.waitForLoadState()
  }

  async leaves() { await this.page.context().close() }
}

const quoted = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

// Somebody in front of a screen, signed in unless `login` is left out.
export async function enter({ browser, kith }, login, { phone = false, script = true } = {}) {
  const page = await openPerson(browser, kith, { width: phone ? 'phone' : 'desk', script })
  if (login?.startsWith('volunteer')) await signInByLink(page, kith, `${login}@fenmarch.example`)
  else if (login) await signIn(page, `${login}@fenmarch.example`)
  return new Actor(page, kith)
}

export function must(held, otherwise) {
  if (!held) throw new Error(otherwise)
}

// The newest mail or letter whose words hold all of these; waits, because mail leaves by itself.
export async function post(kith, ...texts) {
  for (const until = Date.now() + patience; Date.now() < until;) {
    const found = kith.outbox().filter((mail) => texts.every((text) => mail.includes(text)))
    if (found.length > 0) return found.at(-1)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`no message says ${texts.join(' and ')}`)
}
