// Why: a door is a promise. What a package exports changes only on purpose, and a review sees it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test.each([
  ['core', () => import('@latchkey/core')],
  ['core/check', () => import('@latchkey/core/check')],
  ['core/endpoints', () => import('@latchkey/core/endpoints')],
  ['core/fake', () => import('@latchkey/core/fake')],
  ['core/wire', () => import('@latchkey/core/wire')],
  ['react', () => import('@latchkey/react')],
  ['react/ethereum', () => import('@latchkey/react/ethereum')],
  ['react/privy', () => import('@latchkey/react/privy')],
  ['react/solana', () => import('@latchkey/react/solana')],
  ['ui', () => import('@latchkey/ui')],
  ['ui/privy', () => import('@latchkey/ui/privy')],
  ['ui/messages/ar', () => import('@latchkey/ui/messages/ar')],
  ['ui/messages/de', () => import('@latchkey/ui/messages/de')],
  ['ui/messages/es', () => import('@latchkey/ui/messages/es')],
  ['ui/messages/fr', () => import('@latchkey/ui/messages/fr')],
  ['ui/messages/ja', () => import('@latchkey/ui/messages/ja')],
  ['ui/messages/pseudo', () => import('@latchkey/ui/messages/pseudo')],
  ['vault', () => import('@latchkey/vault')],
  ['vault/view', () => import('@latchkey/vault/view')],
  ['vault/host', () => import('@latchkey/vault/host')],
  ['server', () => import('@latchkey/server')],
  ['server/client', () => import('@latchkey/server/client')],
  ['server/indexedDb', () => import('@latchkey/server/indexedDb')],
  ['server/sql', () => import('@latchkey/server/sql')],
  ['server/tombstones', () => import('@latchkey/server/tombstones')],
  ['conformance', () => import('@latchkey/conformance')],
  ['conformance/passkey', () => import('@latchkey/conformance/passkey')],
  ['backends/http', () => import('@latchkey/backends/http')],
  ['backends/embedded', () => import('@latchkey/backends/embedded')],
  ['backends/privy', () => import('@latchkey/backends/privy')],
])('the door of %s', async (name, open) => {
  expect(Object.keys(await open()).toSorted()).toMatchSnapshot(name)
})

/** Every door of every package that leads to code, and the file behind it. */
const doors = readdirSync('packages').flatMap((room) => {
  const { exports } = JSON.parse(readFileSync(join('packages', room, 'package.json'), 'utf8')) as Manifest
  return Object.entries(exports).flatMap(([door, target]) => {
    const source = typeof target === 'string' ? undefined : target['@latchkey/source']
    return source ? [{ door: join(room, door), file: join('packages', room, source) }] : []
  })
})

interface Manifest {
  exports: Record<string, string | { '@latchkey/source': string }>
}

test.each(doors)('the types at the door of $door', ({ door, file }) => {
  expect(typesIn(readFileSync(file, 'utf8'))).toMatchSnapshot(`types of ${door}`)
})

/** The types that a file exports: types go when it runs, so they are read from its text. */
function typesIn(text: string): string[] {
  const listed = [...text.matchAll(/^export (type )?\{([^}]+)\}/gm)].flatMap(([, all, names = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name && (all || name.startsWith('type ')))
      .map((name) => name.replace(/^type /, '').replace(/.* as /, '')),
  )
  const own = [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name = '']) => name)
  return [...listed, ...own].toSorted()
}
