// Builds ui/dist: one folder of files named by their content, and manifest.json, which says for
// each plain name ("app.css") its hashed file, media type and hash. The program embeds just this.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import * as esbuild from 'esbuild'
import * as sass from 'sass'
import { sprite } from './icons.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const dist = join(here, 'dist')
const types = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8'
}
const compressible = new Set(['.css', '.js', '.svg', '.webmanifest', '.txt', '.ico'])

const scss = {
  name: 'scss',
  setup(build) {
    build.onResolve({ filter: /^images\// }, ({ path }) => ({
      path: join(here, 'node_modules/leaflet/dist', path)
    }))
    build.onLoad({ filter: /\.scss$/ }, ({ path }) => ({
      contents: sass.compile(path, { loadPaths: [join(here, 'node_modules')] }).css,
      loader: 'css',
      resolveDir: join(here, 'styles')
    }))
  }
}

function bundle() {
  return esbuild.build({
    absWorkingDir: here,
    entryPoints: [
      { in: 'src/app.ts', out: 'app' },
      { in: 'src/boot.ts', out: 'boot' },
      { in: 'src/worker.ts', out: 'worker' },
      { in: 'styles/app.scss', out: 'app' }
    ],
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    alias: { govuk: 'govuk-frontend/dist/govuk/components' },
    outdir: 'dist',
    publicPath: '/assets/',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['es2019', 'safari12', 'chrome64', 'firefox68'],
    supported: { destructuring: true, 'dynamic-import': true, 'import-meta': true },
    minify: true,
    write: false,
    logLevel: 'warning',
    legalComments: 'none',
    loader: { '.woff2': 'file', '.svg': 'file', '.png': 'file' },
    plugins: [scss]
  })
}

const entries = []

function put(name, file, body) {
  const extension = extname(file)
  writeFileSync(join(dist, file), body)
  const packed = compressible.has(extension) ? gzipSync(body, { level: 9 }) : null
  const worthIt = packed !== null && packed.length < body.length
  if (worthIt) writeFileSync(join(dist, `${file}.gz`), packed)
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16)
  entries.push({ name, file, type: types[extension], hash, size: body.length,
                 gzip: worthIt ? packed.length : 0 })
  return `/assets/${file}`
}

function hashed(name, body) {
  const extension = extname(name)
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 8).toUpperCase()
  return put(name, `${basename(name, extension)}-${hash}${extension}`, body)
}

rmSync(dist, { recursive: true, force: true })
mkdirSync(dist, { recursive: true })
for (const { path, contents } of (await bundle()).outputFiles) {
  const file = basename(path)
  const plain = file.replace(/-[A-Z0-9]{8}(?=\.\w+$)/, '')
  const name = plain.startsWith('chunk') ? file : plain
  put(name, file, Buffer.from(contents))
}
hashed('icons.svg', Buffer.from(sprite(join(here, 'icons'))))
hashed('font-licence.txt', readFileSync(
  join(here, 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/LICENSE')))
const urls = {}
for (const name of readdirSync(join(here, 'pictures'))) {
  if (types[extname(name)]) urls[name] = hashed(name, readFileSync(join(here, 'pictures', name)))
}
const webmanifest = readFileSync(join(here, 'pictures/manifest.json'), 'utf8')
  .replace(/"src": "([^"]+)"/g, (_, name) => `"src": "${urls[name]}"`)
hashed('manifest.webmanifest', Buffer.from(webmanifest))

entries.sort((a, b) => (a.name < b.name ? -1 : 1))
const twice = entries.find((entry, i) => i > 0 && entries[i - 1].name === entry.name)
if (twice) throw new Error(`two assets are called ${twice.name}`)
writeFileSync(join(dist, 'manifest.json'), JSON.stringify(entries, null, 1) + '\n')
const total = entries.reduce((sum, entry) => sum + (entry.gzip || entry.size), 0)
console.log(`ui: ${entries.length} assets, ${Math.round(total / 1024)} kB as sent, in ui/dist`)
