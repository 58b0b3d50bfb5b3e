// A second press of a submit button within a few seconds is a slip, on any form that changes
// something. The server refuses doubles too; this only spares people the question.
const slipMilliseconds = 3000

export function startSubmitOnce() {
  const sent = new WeakMap<HTMLFormElement, number>()
  document.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement
    if (form.method !== 'post') return
    const last = sent.get(form)
    if (last !== undefined && event.timeStamp - last < slipMilliseconds) {
      event.preventDefault()
      event.stopImmediatePropagation()
    } else sent.set(form, event.timeStamp)
  }, true)
}
