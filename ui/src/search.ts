// Search as you type. The form works by itself; with scripts, each pause in typing asks
// data-search-url and shows the HTML that comes back. A form that posts is asked by POST with all
// its fields, so that names stay out of addresses and logs; any other by GET.
//
//   <form method="post" action="/people"
//         data-search-url="/people/suggest" data-search-into="found"> … </form>
//   <div id="found"></div>
//
// The attributes may also be on a single input of a form. Arrow keys walk through the links of the
// answer (or its elements marked data-result), Escape comes back to the field.
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
      const answer = await request(source, asked, running.signal)
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

function request(source: HTMLElement, asked: string, signal: AbortSignal) {
  const form = formOf(source)
  const posts = form?.method === 'post'
  const url = source.dataset.searchUrl ?? ''
  const headers: Record<string, string> = { 'X-Requested-With': 'fetch', Accept: 'text/html' }
  if (posts) headers['Content-Type'] = 'application/x-www-form-urlencoded'
  return fetch(posts ? url : `${url}?${asked}`, {
    method: posts ? 'POST' : 'GET',
    headers,
    body: posts ? fields(form).toString() : undefined,
    credentials: 'same-origin',
    signal
  })
}

function formOf(source: HTMLElement): HTMLFormElement | null {
  return source instanceof HTMLFormElement ? source : (source as HTMLInputElement).form
}

function fields(form: HTMLFormElement): URLSearchParams {
  const pairs = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim()) pairs.set(name, value.trim())
  }
  return pairs
}

// What is looked for, to see whether it has changed.
function query(source: HTMLElement): string {
  const form = formOf(source)
  if (form && !(source instanceof HTMLInputElement)) return fields(form).toString()
  const input = source as HTMLInputElement
  return new URLSearchParams([[input.name, input.value.trim()]]).toString()
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
