// The style pages: plain HTML with three small marks in it.
//   {{asset app.css}} the hashed address, {{icon phone}} an icon, {{include frame.html}} a part
// Served for looking at (npm run style-page) and for the pictures and checks of look.mjs.
import { createServer } from 'node:http'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const dist = join(here, '../dist')
const entries = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'))
const address = name => {
  const entry = entries.find(asset => asset.name === name)
  if (!entry) throw new Error(`no asset is called ${name}`)
  return `/assets/${entry.file}`
}
const icon = (name, more = '') => {
  if (!existsSync(join(here, '../icons', `${name}.svg`))) throw new Error(`no icon ${name}`)
  return `<svg class="kith-icon${more}" aria-hidden="true" focusable="false">` +
    `<use href="${address('icons.svg')}#${name}"></use></svg>`
}

export const pages = readdirSync(here).filter(name => name.endsWith('.html')).sort()

export function render(name) {
  return readFileSync(join(here, name), 'utf8')
    .replace(/\{\{include ([\w/.-]+)\}\}/g, (_, part) => render(part))
    .replace(/\{\{asset ([\w.-]+)\}\}/g, (_, asset) => address(asset))
    .replace(/\{\{icon ([\w-]+)\}\}/g, (_, which) => icon(which))
}

// Small stand-ins for what the server would answer, so that the scripts can be tried.
const answers = {
  '/people/suggest': query => query.get('q')?.toLowerCase().startsWith('zz')
    ? '<p class="kith-quiet" data-summary="Nobody found">Nobody found. Check the spelling.</p>'
    : render('parts/candidates.html'),
  '/live/work': () => '<p>Refreshed</p>',
  '/theme.css': () => process.env.THEME ?? ''
}

export function serve(port = 0) {
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost')
    const send = (type, body) => {
      response.setHeader('Content-Security-Policy',
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "connect-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; " +
        "frame-ancestors 'none'; base-uri 'none'; object-src 'none'")
      response.setHeader('Content-Type', type)
      response.end(body)
    }
    const asset = entries.find(entry => `/assets/${entry.file}` === url.pathname)
    const page = url.pathname === '/' ? 'index.html' : url.pathname.slice(1)
    if (asset) send(asset.type, readFileSync(join(dist, asset.file)))
    else if (answers[url.pathname]) {
      send(extname(url.pathname) === '.css' ? 'text/css' : 'text/html; charset=utf-8',
           answers[url.pathname](url.searchParams))
    } else if (url.pathname === '/wards.json') {
      send('application/json', readFileSync(join(here, 'parts/wards.json')))
    } else if (pages.includes(page)) send('text/html; charset=utf-8', render(page))
    else {
      response.statusCode = 404
      send('text/plain', 'Not found')
    }
  })
  return new Promise(ready => server.listen(port, '127.0.0.1', () => ready(server)))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const server = await serve(Number(process.env.PORT ?? 4600))
  console.log(`Style pages: http://localhost:${server.address().port}/`)
}
