// <form data-confirm-leaving>: what was typed is not lost by a stray click. The browser's own words
// are shown; nothing is kept on the device.
export function startConfirmLeaving() {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-confirm-leaving]')) {
    let changed = false
    form.addEventListener('input', () => { changed = true })
    form.addEventListener('submit', () => { changed = false })
    window.addEventListener('beforeunload', event => {
      if (!changed) return
      event.preventDefault()
      event.returnValue = ''
    })
  }
}
