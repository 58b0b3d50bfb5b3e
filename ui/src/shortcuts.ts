// Keyboard shortcuts for staff. Any link or field may have one: data-key="g w" or data-key="/".
// "?" shows them all. They can be turned off (WCAG 2.1.4): the choice is kept on this device.
const storageKey = 'kith-shortcuts'
const sequenceMilliseconds = 1200

export function startShortcuts() {
  const dialog = document.querySelector<HTMLDialogElement>('dialog[data-shortcuts]')
  if (!dialog || typeof dialog.showModal !== 'function') return
  fill(dialog)
  for (const opener of document.querySelectorAll<HTMLElement>('[data-shortcuts-open]')) {
    opener.hidden = false
    opener.addEventListener('click', () => dialog.showModal())
  }
  const choice = dialog.querySelector<HTMLInputElement>('[data-shortcuts-on]')
  if (choice) {
    choice.checked = on()
    choice.addEventListener('change', () => remember(choice.checked))
  }
  listen(dialog)
}

function listen(dialog: HTMLDialogElement) {
  let before = ''
  let last = 0
  document.addEventListener('keydown', event => {
    if (!on() || dialog.open || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key.length !== 1 || writing(event.target)) return
    const pair = event.timeStamp - last < sequenceMilliseconds ? `${before} ${event.key}` : ''
    before = event.key
    last = event.timeStamp
    if (event.key === '?') {
      event.preventDefault()
      dialog.showModal()
      return
    }
    // A letter after one that begins a pair is the end of that pair or nothing.
    const target = pair && begins(pair.charAt(0)) ? find(pair) : find(event.key)
    if (!target) return
    event.preventDefault()
    before = ''
    go(target)
  })
}

function go(target: HTMLElement) {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    target.focus()
    target.select()
  } else target.click()
}

function keyed(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-key]')]
}

function find(keys: string): HTMLElement | undefined {
  return keyed().find(target => target.dataset.key === keys)
}

function begins(key: string): boolean {
  return keyed().some(target => target.dataset.key?.startsWith(`${key} `))
}

function writing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function fill(dialog: HTMLElement) {
  const list = dialog.querySelector('[data-shortcuts-list]')
  if (!list) return
  for (const target of keyed()) {
    const keys = document.createElement('dt')
    for (const key of (target.dataset.key ?? '').split(' ')) {
      const cap = document.createElement('kbd')
      cap.className = 'kith-key'
      cap.textContent = key
      keys.append(cap)
    }
    const meaning = document.createElement('dd')
    meaning.textContent = target.dataset.keyLabel ?? target.getAttribute('aria-label') ??
      target.textContent?.trim() ?? ''
    list.append(keys, meaning)
  }
}

function on(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

function remember(wanted: boolean) {
  try {
    localStorage.setItem(storageKey, wanted ? 'on' : 'off')
  } catch {
    // Storage may be forbidden; then the choice lasts as long as the page.
  }
}
