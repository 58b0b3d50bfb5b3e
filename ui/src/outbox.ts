// For volunteers where there is no signal: <form data-outbox="Job done"> is sent in the background,
// and kept on the phone until it has gone. Only forms that carry no more than what was just entered
// are marked so, and what is kept is deleted the moment the server has it. Each form holds an
// idempotency key from the server, so that sending twice changes nothing. Asked with
// X-Requested-With: outbox the server answers 200 with X-Kith-Next instead of a redirect.
import { say } from './say'

interface Letter { url: string, body: string, words: string, at: string, refused?: boolean }

const storageKey = 'kith-outbox'
const retryMilliseconds = 20000

export function startOutbox() {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-outbox]')) {
    form.addEventListener('submit', event => { void post(event, form) })
  }
  window.addEventListener('online', () => { void sendAll() })
  window.setInterval(() => { void sendAll() }, retryMilliseconds)
  void sendAll()
}

async function post(event: SubmitEvent, form: HTMLFormElement) {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') return
    fields.append(name, value)
  }
  const button = event.submitter
  if (button instanceof HTMLButtonElement && button.name) fields.append(button.name, button.value)
  event.preventDefault()
  const letter = {
    url: form.action,
    body: fields.toString(),
    words: form.dataset.outbox ?? 'Update',
    at: new Date().toISOString()
  }
  const { saved, answer } = await send(letter)
  if (saved) location.assign(saved)
  else if (answer && answer.status < 500) form.submit()
  else {
    keep([...kept(), letter])
    show()
  }
}

// The server says that a letter is safe by the header X-Kith-Next, the page to go to. Anything else
// (signed out, a mistake in the form, a page of somebody's free Wi-Fi) is not safe.
async function send(letter: Letter): Promise<{ saved?: string, answer?: Response }> {
  try {
    const answer = await fetch(letter.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-Requested-With': 'outbox'
      },
      credentials: 'same-origin',
      body: letter.body
    })
    return { saved: answer.headers.get('X-Kith-Next') ?? undefined, answer }
  } catch {
    return {}
  }
}

async function sendAll() {
  const before = kept().filter(letter => !letter.refused)
  if (before.length === 0) {
    if (kept().length) show()
    return
  }
  show()
  for (const letter of before) {
    const { saved, answer } = await send(withTokenOfToday(letter))
    if (!saved && answer && isSignedOut(answer)) {
      show(true)
      return
    }
    if (!saved && !refused(answer)) return
    const others = kept().filter(other => other.at !== letter.at)
    keep(saved ? others : [...others, { ...letter, refused: true }])
  }
  show()
  say('Your updates have been sent')
}

// Followed to the sign-in page, or refused outright.
const isSignedOut = (answer: Response) =>
  answer.status === 401 || new URL(answer.url).pathname === '/sign-in'

// Whoever signed in again since has another token against forged forms than the one kept.
function withTokenOfToday(letter: Letter): Letter {
  const token = document.querySelector<HTMLInputElement>('input[name=csrf]')?.value
  if (!token) return letter
  const fields = new URLSearchParams(letter.body)
  fields.set('csrf', token)
  return { ...letter, body: fields.toString() }
}

// The server has it and will not take it (the job has gone to somebody else): trying again would
// not help, and what stands behind it must not wait.
function refused(answer?: Response): boolean {
  if (!answer) return false
  return answer.status >= 400 && answer.status < 500 && ![401, 408, 429].includes(answer.status)
}

function kept(): Letter[] {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '[]') as Letter[]
  } catch {
    return []
  }
}

function keep(letters: Letter[]) {
  if (letters.length) localStorage.setItem(storageKey, JSON.stringify(letters))
  else localStorage.removeItem(storageKey)
}

function show(signedOut = false) {
  const waiting = kept()
  let note = document.querySelector<HTMLElement>('[data-outbox-note]')
  if (!note) {
    note = document.createElement('div')
    note.dataset.outboxNote = ''
    note.className = 'kith-flash kith-flash--waiting'
    note.setAttribute('role', 'status')
    document.querySelector('main')?.prepend(note)
  }
  const named = (letters: Letter[]) => letters.map(letter => letter.words).join(', ')
  const later = waiting.filter(letter => !letter.refused)
  const never = waiting.filter(letter => letter.refused)
  note.hidden = waiting.length === 0
  if (signedOut && later.length) {
    note.replaceChildren(`Kept on this phone: ${named(later)}. `, signInLink())
  } else {
    note.textContent = later.length === 0 ? '' :
      `No signal. Kept on this phone: ${named(later)}. ` +
      'We will send it as soon as there is signal. You can carry on.'
  }
  if (never.length === 0) return
  note.append(`${later.length ? ' ' : ''}We could not take this any more: ${named(never)}. Please ring us.`)
  const done = document.createElement('button')
  done.type = 'button'
  done.className = 'kith-button-link'
  done.textContent = 'I have told you'
  done.addEventListener('click', () => {
    keep(kept().filter(letter => !letter.refused))
    show()
  })
  note.append(' ', done)
}

function signInLink() {
  const link = document.createElement('a')
  link.className = 'govuk-link'
  link.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`
  link.textContent = 'Sign in, and we send it'
  return link
}
