// One sprite of all icons: ui/icons/NAME.svg becomes <symbol id="NAME">, used as
// <svg class="kith-icon"><use href="/assets/icons-….svg#NAME"></use></svg>.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export function sprite(folder) {
  const symbols = readdirSync(folder).filter(name => name.endsWith('.svg')).sort().map(name => {
    const text = readFileSync(join(folder, name), 'utf8')
    const [, attributes, inside] = /<svg([^>]*)>([\s\S]*)<\/svg>/.exec(text)
    const kept = [...attributes.matchAll(/ (viewBox|fill|stroke(?:-\w+)?)="[^"]*"/g)]
      .map(match => match[0]).join('')
    const drawing = inside.trim().replace(/\n\s*/g, '')
    return `<symbol id="${name.slice(0, -4)}"${kept}>${drawing}</symbol>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`
}
