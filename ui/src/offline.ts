// Keeps a volunteer's jobs on the phone: the list of jobs names the pages in data-keep-pages and
// the worker's address in data-worker. Whoever is signed out keeps nothing.
const pages = 'kith-pages'

export function startOffline() {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return
  const signedIn = document.querySelector('form[action="/sign-out"]')
  if (!signedIn) {
    void caches.delete(pages)
    return
  }
  signedIn.addEventListener('submit', () => { void caches.delete(pages) })
  const list = document.querySelector<HTMLElement>('[data-keep-pages]')
  if (list?.dataset.worker) void keep(list.dataset.worker, list.dataset.keepPages ?? '')
}

async function keep(address: string, paths: string) {
  try {
    await navigator.serviceWorker.register(address, { scope: '/my-jobs' })
    const ready = await navigator.serviceWorker.ready
    ready.active?.postMessage({ keep: paths.split(' ').filter(Boolean) })
  } catch { /* Private windows have no workers; the pages work as they are. */ }
}
