// Values made from a JSON Schema: ones that fit it, and ones that do not. The same seed makes the
// same values.

// A small generator of random numbers (mulberry32), so that a failure can be had again.
export function randomness (seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6D2B79F5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (count) => Math.floor(next() * count)
  return { next, below, one: (all) => all[below(all.length)], chance: (part) => next() < part }
}

const letters = ['a', 'B', '7', ' ', '-', 'é', 'ł', '字', '😀', '&', '<', '"', '\\', "'", '\n', '%', '/']
const typesOf = (schema) => [].concat(schema.type ?? [])

export function resolve (document, schema) {
  if (!schema.$ref) return schema
  return schema.$ref.slice(2).split('/').reduce((at, part) => at[part], document)
}

function text (schema, random) {
  if (schema.enum) return random.one(schema.enum.filter((one) => one !== null))
  if (schema.format === 'uuid') return random.one(random.ids)
  if (schema.format === 'date') return random.one(['1941-03-04', '2020-02-29', '2026-11-23'])
  if (schema.format === 'date-time') return random.one(['2026-11-23T08:39:28Z', '2030-01-01T00:00:00.000Z'])
  if (schema.format === 'email') return `made.${random.below(1e9)}@mail.example`
  if (schema.examples) return random.one(schema.examples)
  const least = schema.minLength ?? 0
  const most = Math.min(schema.maxLength ?? 40, random.chance(0.05) ? 5000 : 40)
  const length = Math.max(least, random.below(most + 1))
  const made = Array.from({ length }, () => random.one(letters)).join('')
  // Patterns of texts without an example ask for one character that shows.
  return schema.pattern || least > 0 ? 'x' + [...made].slice(1).join('') : made
}

function whole (schema, random) {
  const least = schema.minimum ?? -1000
  const most = schema.maximum ?? 1000
  return random.chance(0.2) ? random.one([least, most]) : least + random.below(most - least + 1)
}

// A value that fits the schema.
export function fitting (document, given, random, depth = 0) {
  const schema = resolve(document, given)
  if (schema.anyOf) return fitting(document, random.one(schema.anyOf), random, depth)
  const types = typesOf(schema)
  if (types.includes('null') && random.chance(0.1)) return null
  const type = types.find((one) => one !== 'null')
  if (type === 'string') return text(schema, random)
  if (type === 'integer' || type === 'number') return whole(schema, random)
  if (type === 'boolean') return random.chance(0.5)
  if (type === 'null') return null
  if (type === 'array') {
    const count = Math.max(schema.minItems ?? 0, random.below(Math.min(schema.maxItems ?? 3, 3) + 1))
    return Array.from({ length: count }, () => fitting(document, schema.items, random, depth + 1))
  }
  const made = {}
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (property.readOnly) continue
    const needed = schema.required?.includes(name)
    if (needed || (depth < 3 && random.chance(0.5))) {
      made[name] = fitting(document, property, random, depth + 1)
    }
  }
  return made
}

// Ways to spoil an object of this schema, each giving something that does not fit.
export function spoiled (document, given, random) {
  const schema = resolve(document, given)
  const good = () => fitting(document, schema, random)
  const ways = [() => ({ ...good(), 'not described': 1 }), () => [good()], () => 'text', () => 7, () => null]
  for (const name of schema.required ?? []) {
    ways.push(() => { const made = good(); delete made[name]; return made })
  }
  for (const [name, unresolved] of Object.entries(schema.properties ?? {})) {
    const property = resolve(document, unresolved)
    const types = typesOf(property)
    const set = (value) => ways.push(() => ({ ...good(), [name]: value }))
    if (types.length > 0 && !types.includes('object')) set({ an: 'object' })
    if (types.length > 0 && !types.includes('boolean')) set(true)
    if (types.includes('object')) set('text')
    if (!types.includes('array') && types.length > 0) set([1])
    if (property.enum) set('none of these')
    if (property.format === 'uuid') set('00000000-0000-4000-8000-000000000000')
    if (property.format === 'date') set('2026-02-30')
    if (property.maxLength !== undefined) set('x'.repeat(property.maxLength + 1))
    if (property.minLength > 0) set('')
    if (property.minimum !== undefined) set(property.minimum - 1)
    if (property.maximum !== undefined) set(property.maximum + 1)
    if (property.maxItems !== undefined) set(Array(property.maxItems + 1).fill(fitting(document, property.items, random)))
  }
  return random.one(ways)()
}
