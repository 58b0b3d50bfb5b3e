// <button type="button" data-print hidden>: shown only where scripts run; the page prints the same
// from the browser's menu.
export function startPrint() {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
}
