import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { encodePalette } from './encodePalette.ts'

const folder = 'tests/pictures/taken'
/** Where a PNG says of what kind its colours are, and what it says of those that a test took. */
const [kind, withAlpha] = [25, 6]

/** After the tests: what was taken anew is kept with a palette, at a third of its size. */
export function teardown() {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name)
    if (!name.endsWith('.png') || readFileSync(file)[kind] !== withAlpha) continue
    writeFileSync(file, encodePalette(PNG.sync.read(readFileSync(file))))
  }
}
