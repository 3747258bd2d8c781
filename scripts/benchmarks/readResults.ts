import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Results } from '../../bench/figures/Figure.ts'
import { folder } from '../../bench/figures/writeResults.ts'

/** In the order in which people read them; what is not named comes after. */
const order = ['size', 'react', 'ui', 'codec', 'server', 'keys']

/** What each bench measured when it ran last. */
export function readResults(): Results[] {
  const place = ({ bench }: Results) => (order.indexOf(bench) + order.length + 1) % (order.length + 1)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Results)
    .toSorted((a, b) => place(a) - place(b))
}
