// Every kind of page that each role can reach by its links: it answers, axe finds nothing, nothing runs
// off a screen of 1280 or 320 pixels, no script complains, and it has a title and one h1. Some more
// pages of each kind, and files to keep, are asked for only: no link leads where its reader may not go.
import { join } from 'node:path'
import { axeFaults, openPerson, overflow, overflowAt320, signIn, signInByLink, widths } from './kith.mjs'

const people = {
  'nobody signed in': null,
  'call handler': 'handler',
  'call team manager': 'manager',
  'case worker': 'caseworker',
  navigator: 'navigator',
  coordinator: 'coordinator',
  partner: 'partner',
  commissioner: 'commissioner',
  governance: 'governance',
  'contracts officer': 'contracts',
  administrator: 'admin',
  volunteer: 'volunteer'
}
const starts = ['/', '/get-help', '/figures', '/sign-in', '/accessibility-statement', '/privacy', '/cookies']
const onlyAsked = 3
const checksOfAPage = 7
const file = /\.(csv|json|png|svg|css|js|pdf|txt|ics|xlsx|xml|zip)(\?|$)/

// Pages of one kind differ only in their ids.
const kindOf = (path) => path.replace(/\?.*$/, '?').replace(/\?$/, '')
  .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}').replace(/\/\d+(?=\/|$)/g, '/{n}')

async function photograph(page, path, { pictures, role }) {
  const name = `${role}-${kindOf(path).replaceAll('/', '_')}`.replaceAll(/[{}?]/g, '').replaceAll(' ', '-')
  await page.screenshot({ path: join(pictures, `${name}-desk.png`), fullPage: true })
  await page.setViewportSize(widths.phone)
  await page.screenshot({ path: join(pictures, `${name}-phone.png`), fullPage: true })
  await page.setViewportSize(widths.desk)
}

// What is wrong with an answer, in the words after "answers".
function refusalOf(status, address, signedIn) {
  if (status >= 400) return `answers ${status}`
  const asked = signedIn && new URL(address).pathname === '/sign-in'
  return asked ? 'answers with the page to sign in' : ''
}

// Opens the page and looks at it; gives what is wrong and where its links lead.
async function lookAt(page, path, walk) {
  const faults = []
  const complains = (message) => { if (message.type() === 'error') faults.push(`script: ${message.text()}`) }
  const throws = (error) => faults.push(`script: ${error.message}`)
  page.on('console', complains).on('pageerror', throws)
  const response = await page.goto(path)
  const refusal = refusalOf(response.status(), page.url(), walk.login)
  if (refusal) faults.push(refusal)
  if (await page.title() === '') faults.push('has no title')
  const headings = await page.locator('h1').count()
  if (headings !== 1) faults.push(`has ${headings} main headings`)
  faults.push(...await axeFaults(page))
  const wide = await overflow(page)
  if (wide > 0) faults.push(`runs ${wide} pixels off a screen of 1280`)
  const over = await overflowAt320(page)
  if (over > 0) faults.push(`runs ${over} pixels off a screen of 320`)
  page.off('console', complains).off('pageerror', throws)
  if (walk.pictures) await photograph(page, path, walk)
  const links = await page.locator('a[href^="/"]').evaluateAll((all) =>
    all.map((link) => link.getAttribute('href').replace(/#.*$/, '')))
  return { faults, links }
}

// Only asks for it; gives what is wrong.
async function askFor(page, path, { login }) {
  const response = await page.context().request.get(path)
  return refusalOf(response.status(), response.url(), login)
}

// Gives the faults, how many pages were looked at and how many only asked for.
async function walkFrom(page, starts, walk) {
  const waiting = starts.map((path) => ({ path, from: 'the start' }))
  const done = new Set()
  const kinds = new Map()
  const faults = []
  let looked = 0
  let asked = 0
  while (waiting.length > 0) {
    const { path, from } = waiting.shift()
    const before = kinds.get(kindOf(path)) ?? 0
    if (done.has(path) || before > onlyAsked || path.endsWith('/leave')) continue
    done.add(path)
    kinds.set(kindOf(path), before + 1)
    const where = `${path}, linked from ${from}: `
    if (before > 0 || file.test(path)) {
      asked++
      const refusal = await askFor(page, path, walk)
      if (refusal) faults.push(where + refusal)
      continue
    }
    looked++
    const found = await lookAt(page, path, walk)
    faults.push(...found.faults.map((fault) => where + fault))
    waiting.push(...found.links.map((link) => ({ path: link, from: path })))
  }
  return { faults, looked, asked }
}

async function walk({ browser, kith, pictures }, role, login) {
  const page = await openPerson(browser, kith)
  if (login === 'volunteer') await signInByLink(page, kith, 'volunteer@fenmarch.example')
  else if (login) await signIn(page, `${login}@fenmarch.example`)
  const first = login ? [new URL(page.url()).pathname] : starts
  const { faults, looked, asked } = await walkFrom(page, first, { role, login, pictures })
  await page.context().close()
  if (faults.length > 0) throw new Error(`${faults.length} faults:\n${faults.join('\n')}`)
  return { pages: looked, checks: looked * checksOfAPage + asked }
}

export const apart = true

export default Object.fromEntries(Object.entries(people).map(([role, login]) =>
  [`every page of ${role}`, (given) => walk(given, role, login)]))
