// Search as you type. The form works by itself; with scripts, each pause in typing fetches
// data-search-url (the form's fields as its query) and shows the HTML that comes back.
//
//   <form action="/people" data-search-url="/people/suggest" data-search-into="results">
//     <input name="name"> … </form>  <div id="results"></div>
//
// The attributes may also be on a single input. Arrow keys walk through the links of the answer
// (or its elements marked data-result), Escape comes back to the field.
import { startGovuk } from './govuk'
import { say } from './say'

const pauseMilliseconds = 160

export function startSearch() {
  for (const source of document.querySelectorAll<HTMLElement>('[data-search-url]')) attach(source)
}

function attach(source: HTMLElement) {
  const into = document.getElementById(source.dataset.searchInto ?? '')
  if (!into) return
  let timer = 0
  let running: AbortController | undefined
  let shown = query(source)

  const ask = async () => {
    const asked = query(source)
    if (asked === shown) return
    running?.abort()
    running = new AbortController()
    into.setAttribute('aria-busy', 'true')
    try {
      const answer = await fetch(`${source.dataset.searchUrl}?${asked}`, {
        headers: { 'X-Requested-With': 'fetch', Accept: 'text/html' },
        credentials: 'same-origin',
        signal: running.signal
      })
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status))
      into.innerHTML = await answer.text()
      shown = asked
      startGovuk(into)
      say(into.querySelector<HTMLElement>('[data-summary]')?.dataset.summary ?? found(into))
      into.removeAttribute('aria-busy')
    } catch (error) {
      if ((error as Error).name === 'AbortError') return
      into.removeAttribute('aria-busy')
      say('We could not search just now. Use the Search button.')
    }
  }
  source.addEventListener('input', () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(ask, pauseMilliseconds)
  })
  walkWithArrows(source, into)
}

function query(source: HTMLElement): string {
  const form = source instanceof HTMLFormElement ? source : (source as HTMLInputElement).form
  const pairs = new URLSearchParams()
  if (source instanceof HTMLInputElement) pairs.set(source.name, source.value.trim())
  else if (form) {
    for (const [name, value] of new FormData(form)) {
      const text = typeof value === 'string' ? value.trim() : ''
      if (text && name !== 'csrf') pairs.set(name, text)
    }
  }
  return pairs.toString()
}

function results(into: HTMLElement): HTMLElement[] {
  const marked = [...into.querySelectorAll<HTMLElement>('[data-result]')]
  return marked.length ? marked : [...into.querySelectorAll<HTMLElement>('a[href]')]
}

function found(into: HTMLElement): string {
  const count = results(into).length
  return count === 0 ? 'Nothing found' : count === 1 ? '1 result' : `${count} results`
}

function walkWithArrows(source: HTMLElement, into: HTMLElement) {
  let field: HTMLElement | undefined
  source.addEventListener('keydown', event => {
    if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLInputElement)) return
    const first = results(into)[0]
    if (!first) return
    field = event.target
    event.preventDefault()
    first.focus()
  })
  into.addEventListener('keydown', event => {
    const all = results(into)
    const at = all.indexOf(document.activeElement as HTMLElement)
    if (at < 0) return
    if (event.key === 'Escape' || (event.key === 'ArrowUp' && at === 0)) field?.focus()
    else if (event.key === 'ArrowDown') all[Math.min(at + 1, all.length - 1)]?.focus()
    else if (event.key === 'ArrowUp') all[at - 1]?.focus()
    else return
    event.preventDefault()
  })
}
