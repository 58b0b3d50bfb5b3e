// Filters apply as soon as they are chosen: <form data-auto-submit>. Text fields wait for the
// button or Enter, because a page that reloads while one is typing is worse than a button.
export function startAutoSubmit() {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-auto-submit]')) {
    form.addEventListener('change', event => {
      const field = event.target
      const chosen = field instanceof HTMLSelectElement ||
        (field instanceof HTMLInputElement && ['checkbox', 'radio', 'date'].includes(field.type))
      if (chosen && !arrowing) form.requestSubmit ? form.requestSubmit() : form.submit()
    })
  }
}

// Radios and selects change with every arrow key; only a pointer or Enter means "this one".
let arrowing = false
document.addEventListener('keydown', event => { arrowing = event.key.startsWith('Arrow') }, true)
document.addEventListener('pointerdown', () => { arrowing = false }, true)
