// Speaks to people who listen to the page: one polite live region for the whole page.
let region: HTMLElement | undefined

export function say(words: string) {
  if (!region) {
    region = document.createElement('div')
    region.className = 'govuk-visually-hidden'
    region.setAttribute('aria-live', 'polite')
    document.body.append(region)
  }
  const target = region
  target.textContent = ''
  window.setTimeout(() => { target.textContent = words }, 80)
}
