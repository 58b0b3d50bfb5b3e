// The API against its own OpenAPI document, with requests made from it: those that fit are not
// refused as unfit, those that do not are, and every answer is one that is written down.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { openPerson, root, signIn } from './kith.mjs'
import { fitting, randomness, resolve, spoiled } from './made_values.mjs'

const require = createRequire(join(root, 'ui', 'package.json'))
const Ajv = require('ajv/dist/2020').default
const addFormats = require('ajv-formats').default
const { validate } = require('@readme/openapi-parser')

const seed = Number(process.env.KITH_SEED ?? 20261123)
const rounds = Number(process.env.KITH_ROUNDS ?? 12)

// A token that may do everything: the administrator's role is first given all there is.
async function makeToken (browser, kith) {
  const page = await openPerson(browser, kith)
  await signIn(page, 'admin@fenmarch.example')
  await page.goto('/admin/roles')
  await page.getByRole('link', { name: 'Administrator', exact: true }).click()
  for (const box of await page.locator('input[type=checkbox]').all()) await box.check()
  await page.getByRole('button', { name: /save/i }).click()
  await page.goto('/admin/tokens')
  await page.getByLabel('Which system is it for?').fill('A test')
  for (const box of await page.locator('input[name=permissions]').all()) await box.check()
  await page.getByRole('button', { name: 'Make the token' }).click()
  const token = await page.locator('main code').first().innerText()
  await page.context().close()
  return token
}

class Caller {
  constructor (kith, token, document) {
    Object.assign(this, { kith, token, document, faults: [], asked: 0, ids: {} })
    this.ajv = new Ajv({ strict: false, allErrors: false, formats: { phone: true, 'nhs-number': true, 'uk-postcode': true } })
    addFormats(this.ajv)
    this.ajv.addSchema({ $id: 'kith', ...document })
    this.validators = new Map()
  }

  fault (request, words) {
    this.faults.push(`${request.method} ${request.path}${request.body === undefined ? '' : ' ' + JSON.stringify(request.body).slice(0, 300)}: ${words}`)
  }

  fits (pointer, value) {
    if (!this.validators.has(pointer)) this.validators.set(pointer, this.ajv.compile({ $ref: 'kith#' + pointer }))
    const check = this.validators.get(pointer)
    return check(value) ? '' : this.ajv.errorsText(check.errors)
  }

  async ask (request) {
    const headers = { ...request.headers }
    if (request.token !== null) headers.authorization = `Bearer ${request.token ?? this.token}`
    if (request.body !== undefined) headers['content-type'] ??= 'application/json'
    const response = await fetch(this.kith.address + request.path, {
      method: request.method, headers, body: request.body === undefined ? undefined : JSON.stringify(request.body)
    })
    this.asked++
    const said = await response.text()
    let json
    try { json = said === '' ? undefined : JSON.parse(said) } catch { json = undefined }
    return { status: response.status, type: response.headers.get('content-type') ?? '', headers: response.headers, json }
  }

  // Asks, and checks the answer against what is written down for the operation.
  async checked (operation, request) {
    const answer = await this.ask(request)
    const { template, method } = operation
    const said = operation.responses[answer.status]
    if (!said) { this.fault(request, `answers ${answer.status}, which is not written down`); return answer }
    const response = resolve(this.document, said)
    for (const name of Object.keys(response.headers ?? {})) {
      if (!answer.headers.has(name)) this.fault(request, `${answer.status} lacks the header ${name}`)
    }
    const [type] = Object.keys(response.content ?? {})
    if (type && !answer.type.startsWith(type)) this.fault(request, `${answer.status} comes as ${answer.type}`)
    if (type) {
      const escaped = (part) => part.replaceAll('~', '~0').replaceAll('/', '~1')
      const place = said.$ref ? said.$ref.slice(1) : `/paths/${escaped(template)}/${method}/responses/${answer.status}`
      const wrong = this.fits(encodeURI(`${place}/content/${escaped(type)}/schema`).replaceAll('{', '%7B').replaceAll('}', '%7D'), answer.json)
      if (wrong) this.fault(request, `${answer.status} does not fit its schema: ${wrong}`)
    }
    this.learn(template, answer)
    return answer
  }

  // Remembers ids of each kind for paths and bodies.
  learn (template, answer) {
    const kind = template.split('/')[3]
    for (const one of answer.json?.items ?? [answer.json]) {
      if (one?.id) (this.ids[kind] ??= new Set()).add(one.id)
    }
  }
}

function operationsOf (document) {
  return Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ template, method, ...operation })))
}

const plural = { person: 'people', organisation: 'organisations' }
const nobody = '019ab1f0-7c40-7d2e-9f3a-5b1c2d3e4f50'

function pathOf (caller, operation, random) {
  return operation.template.replace(/\{(\w+)\}/g, (_, name) => {
    const known = [...(caller.ids[plural[name] ?? name + 's'] ?? [])]
    return known.length > 0 && random.chance(0.9) ? random.one(known) : nobody
  })
}

function queryOf (caller, operation, random) {
  const words = []
  for (const one of operation.parameters ?? []) {
    if (one.in !== 'query' || !(one.required || random.chance(0.4))) continue
    const known = [...(caller.ids[plural[one.name] ?? ''] ?? [])]
    const value = known.length > 0 && one.name !== 'after' ? random.one(known) : fitting(caller.document, one.schema, random)
    words.push(`${one.name}=${encodeURIComponent(value)}`)
  }
  return words.length > 0 ? '?' + words.join('&') : ''
}

// Ids in bodies are of the kind their field names.
function withKnownIds (caller, body, random) {
  for (const [name, value] of Object.entries(body ?? {})) {
    const kind = { person: 'people', need: 'needs', to: 'organisations', volunteer: 'volunteers' }[name]
    const known = [...(caller.ids[kind] ?? [])]
    if (typeof value === 'string' && known.length > 0 && random.chance(0.9)) body[name] = random.one(known)
    if (name === 'category' && random.chance(0.8)) body[name] = random.one(['food', 'talk', 'dogs', 'other'])
  }
  return body
}

async function headersOf (caller, operation, path, random) {
  const headers = {}
  for (const one of operation.parameters ?? []) {
    if (one.name === 'If-Match') {
      const read = await caller.ask({ method: 'GET', path: path.replace(/\/(steps|attempts|standing)$/, '') })
      headers['If-Match'] = random.chance(0.8) ? read.headers.get('etag') ?? '"1"' : '"999"'
    }
    if (one.name === 'Idempotency-Key' && random.chance(0.5)) headers['Idempotency-Key'] = `key-${random.below(1e9)}`
  }
  return headers
}

const bodySchema = (operation) => operation.requestBody?.content['application/json'].schema

async function tryFitting (caller, operation, random) {
  const path = pathOf(caller, operation, random)
  const schema = bodySchema(operation)
  const body = schema && withKnownIds(caller, fitting(caller.document, schema, random), random)
  const request = { method: operation.method.toUpperCase(), path: path + queryOf(caller, operation, random), body, headers: await headersOf(caller, operation, path, random) }
  const { status, json } = await caller.checked(operation, request)
  if ([400, 415, 422].includes(status)) {
    // A phone number or an NHS number has rules of its own that no schema can say.
    const unsayable = status === 422 && json.errors.every((one) => /phone|nhs_number|postcode|email/.test(one.pointer))
    if (!unsayable) caller.fault(request, `fits and is refused with ${status}: ${JSON.stringify(json)}`)
  }
  if (status >= 500) caller.fault(request, `answers ${status}`)
}

async function trySpoiled (caller, operation, random) {
  const schema = bodySchema(operation)
  if (!schema) return
  const path = pathOf(caller, operation, random)
  const request = { method: operation.method.toUpperCase(), path, body: spoiled(caller.document, schema, random), headers: await headersOf(caller, operation, path, random) }
  const { status } = await caller.checked(operation, request)
  if (![400, 404, 422].includes(status)) caller.fault(request, `does not fit and is answered with ${status}`)
}

async function tryRefusals (caller, operation, random) {
  const path = pathOf(caller, operation, random)
  const method = operation.method.toUpperCase()
  const body = bodySchema(operation) && fitting(caller.document, bodySchema(operation), random)
  const expect = async (status, request) => {
    const answer = await caller.checked(operation, { method, path, body, headers: {}, ...request })
    if (answer.status !== status) caller.fault({ method, path, ...request }, `answers ${answer.status}, not ${status}`)
  }
  await expect(401, { token: null })
  await expect(401, { token: 'made-up' })
  await expect(400, { path: path + '?colour=red' })
  const { headers } = { headers: await headersOf(caller, operation, path, random) }
  if (body) await expect(415, { headers: { ...headers, 'content-type': 'text/plain' } })
  if ((operation.parameters ?? []).some((one) => one.name === 'If-Match')) {
    await expect(400, {})
    await expect(400, { headers: { 'If-Match': 'W/x' } })
  }
}

async function tryMethods (caller, template) {
  const allowed = Object.keys(caller.document.paths[template]).map((one) => one.toUpperCase())
  const path = template.replace(/\{\w+\}/g, nobody)
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    if (allowed.includes(method)) continue
    const answer = await caller.ask({ method, path })
    const allow = (answer.headers.get('allow') ?? '').split(', ')
    if (answer.status !== 405 || !allowed.every((one) => allow.includes(one))) {
      caller.fault({ method, path }, `answers ${answer.status} with Allow: ${allow}`)
    }
  }
}

async function start (browser, kith) {
  const document = await (await fetch(kith.address + '/api/v1/openapi.json')).json()
  const caller = new Caller(kith, await makeToken(browser, kith), document)
  const random = randomness(seed)
  random.ids = [nobody]
  const operations = operationsOf(document)
  for (const one of operations.filter((one) => one.method === 'get' && !one.template.includes('{'))) {
    if (!(one.parameters ?? []).some((parameter) => parameter.required)) {
      await caller.checked(one, { method: 'GET', path: one.template + '?limit=200' })
    }
  }
  return { caller, random, operations }
}

function report (caller) {
  if (caller.faults.length === 0) return
  throw new Error(`seed ${seed}, ${caller.asked} requests:\n` + [...new Set(caller.faults)].slice(0, 25).join('\n'))
}

export default {
  'the OpenAPI document is one': async ({ kith }) => {
    const document = await (await fetch(kith.address + '/api/v1/openapi.json')).json()
    const result = await validate(structuredClone(document))
    if (!result.valid) throw new Error(JSON.stringify(result.errors).slice(0, 3000))
    for (const one of operationsOf(document)) {
      for (const status of ['400', '401', '403', '429', '500', '503']) {
        if (!one.responses[status]) throw new Error(`${one.operationId} does not say ${status}`)
      }
    }
  },
  'the API answers as it is written down, whatever is sent': async ({ browser, kith }) => {
    const { caller, random, operations } = await start(browser, kith)
    for (let round = 0; round < rounds; round++) {
      for (const operation of operations) {
        await tryFitting(caller, operation, random)
        await trySpoiled(caller, operation, random)
      }
    }
    for (const operation of operations) await tryRefusals(caller, operation, random)
    for (const template of Object.keys(caller.document.paths)) await tryMethods(caller, template)
    console.log(`    ${caller.asked} requests to ${operations.length} operations`)
    report(caller)
  }
}
