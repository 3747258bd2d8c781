// The page for whoever moves names every hook of the unmodified package, and says of each whether it is here.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as ours from '@latchkey/react/privy'

const types = readFileSync(new URL('node_modules/@privy-io/react-auth/dist/dts/index.d.ts', import.meta.url), 'utf8')
const exported = [...types.matchAll(/^export \{(.*?)\}/gms)].flatMap(([, names = '']) => names.split(','))
const hooks = exported.map((name) => name.split(' as ').at(-1)!.trim()).filter((name) => /^use[A-Z]/.test(name))

const page = readFileSync(new URL('../../docs/privy.md', import.meta.url), 'utf8')
const rows = new Map([...page.matchAll(/^\| `(use\w+)` *\| (.) /gm)].map(([, hook, here]) => [hook!, here === '✓']))

test('each hook has its row, and no row is for nothing', () => {
  expect(hooks.length).toBeGreaterThan(80)
  expect([...rows.keys()].toSorted()).toEqual([...new Set(hooks)].toSorted())
})

test('what the page says is here is here, and the rest is absent', () => {
  for (const [hook, here] of rows) expect([hook, hook in ours]).toEqual([hook, here])
})
