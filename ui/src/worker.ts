// A volunteer's jobs without signal: what a job needs is on the phone before the door. Serves only
// pages under /my-jobs, and the styles and scripts they use. A page is always asked for from the
// server first; the kept one is shown only when no answer comes, and says from when it is.
// The list of jobs says which pages are kept (offline.ts); signing out forgets them all.

interface FetchLike extends Event {
  request: Request
  respondWith(answer: Promise<Response>): void
  waitUntil(work: Promise<unknown>): void
}
interface Worker {
  location: Location
  clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: string, listener: (event: any) => void): void
}

const worker = self as unknown as Worker
const pages = 'kith-pages'
const files = 'kith-files'
const longestWait = 8000
const keptAt = 'X-Kith-Kept-At'

worker.addEventListener('install', (event: FetchLike) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event: FetchLike) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('fetch', (event: FetchLike) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (url.pathname.startsWith('/assets/') || url.pathname === '/theme.css') {
    event.respondWith(file(request))
  } else if (request.mode === 'navigate' && url.pathname.startsWith('/my-jobs')) {
    event.respondWith(page(url.pathname))
  }
})

worker.addEventListener('message', event => {
  if (event.data?.keep) event.waitUntil(keep(event.data.keep as string[]))
})

// Named by their content, so what is kept never grows old; the colours may, once a day.
async function file(request: Request): Promise<Response> {
  const cache = await caches.open(files)
  const known = await cache.match(request)
  if (known && !request.url.endsWith('/theme.css')) return known
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put(request, answer.clone())
    return answer
  } catch (failure) {
    if (known) return known
    throw failure
  }
}

async function page(path: string): Promise<Response> {
  const cache = await caches.open(pages)
  const known = await cache.match(path)
  try {
    const answer = await fetchPage(path, known ? longestWait : undefined)
    if (answer.ok && !answer.redirected && known) await put(cache, path, answer.clone())
    return answer
  } catch {
    return known ? marked(known) : new Response(noPage, {
      headers: { 'Content-Type': 'text/html; charset=utf-8' }
    })
  }
}

function fetchPage(path: string, wait?: number): Promise<Response> {
  const asked = fetch(path, { credentials: 'same-origin', redirect: 'follow' })
  if (!wait) return asked
  return Promise.race([asked, new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('no answer')), wait)
  })])
}

async function put(cache: Cache, path: string, answer: Response) {
  const headers = new Headers(answer.headers)
  headers.set(keptAt, new Date().toISOString())
  await cache.put(path, new Response(await answer.blob(), { status: 200, headers }))
}

// The pages to have from now on, asked for again so that they are as new as can be.
async function keep(paths: string[]) {
  const cache = await caches.open(pages)
  for (const kept of await cache.keys()) {
    if (!paths.includes(new URL(kept.url).pathname)) await cache.delete(kept)
  }
  await Promise.all(paths.map(async path => {
    try {
      const answer = await fetchPage(path)
      if (answer.ok && !answer.redirected) await put(cache, path, answer)
    } catch { /* No signal now: the page kept before stays. */ }
  }))
}

async function marked(known: Response): Promise<Response> {
  const at = new Date(known.headers.get(keptAt) ?? Date.now())
  const time = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const day = at.toDateString() === new Date().toDateString() ? '' : ` on ${at.toLocaleDateString('en-GB')}`
  const note = `<div class="kith-flash kith-flash--waiting" role="status"><p>No signal. This is
    how it was at ${time}${day}. What you press is kept and sent later.</p></div>`
  const text = (await known.text()).replace(/<main[^>]*>/, opening => opening + note)
  return new Response(text, { headers: known.headers })
}

const noPage = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport"
  content="width=device-width"><title>No signal</title></head><body><main><h1>No signal</h1><p>This
  page is not kept on your phone. Jobs you have taken on are: <a href="/my-jobs">your jobs</a>.</p>
  </main></body></html>`
