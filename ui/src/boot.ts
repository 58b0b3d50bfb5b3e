// Runs before the page is drawn: tells the styles that scripts are available. Everything else is in
// app.ts, which waits for the page.
document.documentElement.classList.add('kith-scripts')
document.addEventListener('readystatechange', mark)
mark()

function mark() {
  if (!document.body || document.body.classList.contains('js-enabled')) return
  document.body.classList.add('js-enabled')
  if ('noModule' in HTMLScriptElement.prototype) {
    document.body.classList.add('govuk-frontend-supported')
  }
}
