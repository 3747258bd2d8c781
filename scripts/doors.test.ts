// Why: a door is a promise. What a package exports changes only on purpose, and a review sees it.
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
])('the door of %s', async (name, open) => {
  expect(Object.keys(await open()).toSorted()).toMatchSnapshot(name)
})
