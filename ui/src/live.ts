// Live updates. The server sends events on /live; an element names the topics it cares about and
// where its fresh HTML comes from, and is replaced in place when something changes:
//
//   <body data-live-stream="/live?topics=work,need:1842">
//   <section data-live="/my-work/list" data-live-topic="work"> … </section>
//
// Event "changed" carries {"topic": "work"}; event "presence" carries {"topic": "need:1842",
// "names": ["Amara Osei"]} and fills [data-presence="need:1842"].
import { startGovuk } from './govuk'

const gatherMilliseconds = 250

export function startLive() {
  const url = document.body.dataset.liveStream
  if (!url || !('EventSource' in window)) return
  const stream = new EventSource(url)
  const waiting = new Set<HTMLElement>()
  let timer = 0

  // What changed while nobody listened: since the page was made, for a part that asks, and while
  // the line was down, for all.
  let before = false
  stream.addEventListener('open', () => {
    for (const part of document.querySelectorAll<HTMLElement>('[data-live]')) {
      if (before || part.dataset.liveCatchUp !== undefined) void refresh(part)
    }
    before = true
  })
  stream.addEventListener('changed', event => {
    const { topic } = JSON.parse((event as MessageEvent<string>).data) as { topic: string }
    for (const part of document.querySelectorAll<HTMLElement>('[data-live]')) {
      if ((part.dataset.liveTopic ?? '').split(' ').includes(topic)) waiting.add(part)
    }
    window.clearTimeout(timer)
    timer = window.setTimeout(() => {
      for (const part of waiting) void refresh(part)
      waiting.clear()
    }, gatherMilliseconds)
  })
  stream.addEventListener('presence', event => {
    const { topic, names } = JSON.parse((event as MessageEvent<string>).data) as
      { topic: string, names: string[] }
    for (const banner of document.querySelectorAll<HTMLElement>('[data-presence]')) {
      if (banner.dataset.presence === topic) showPresence(banner, names)
    }
  })
  window.addEventListener('pagehide', () => stream.close())
}

async function refresh(part: HTMLElement) {
  // Someone is typing or choosing in it: changing it under their hands would lose their work.
  if (part.contains(document.activeElement) && document.activeElement !== part) {
    part.dataset.stale = 'true'
    part.addEventListener('focusout', () => {
      window.setTimeout(() => { if (part.dataset.stale) void refresh(part) }, 0)
    }, { once: true })
    return
  }
  delete part.dataset.stale
  const answer = await fetch(part.dataset.live ?? '', {
    headers: { 'X-Requested-With': 'fetch', Accept: 'text/html' }, credentials: 'same-origin'
  }).catch(() => undefined)
  if (!answer?.ok || answer.redirected) return
  part.innerHTML = await answer.text()
  startGovuk(part)
}

function showPresence(banner: HTMLElement, names: string[]) {
  banner.hidden = names.length === 0
  const text = banner.querySelector('[data-presence-names]')
  if (text) text.textContent = names.join(' and ') + (names.length === 1 ? ' has' : ' have')
}
