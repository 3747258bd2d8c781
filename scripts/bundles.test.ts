// Why: what an app loads at once stays small because heavy things stay out of it. Bundles say so; nobody has to remember.
import { expect, test } from 'vitest'
import { bundle } from './bundle.ts'

const heavy = [
  'viem',
  '@noble',
  '@scure',
  '@solana',
  'hpke',
  '@simplewebauthn/server',
  'hono',
  'jose',
  'hash-wasm',
  'drizzle-orm',
  '@electric-sql',
]

const inside = (inputs: string[], names: string[]) =>
  names.filter((name) => inputs.some((path) => path.replaceAll('+', '/').includes(`node_modules/${name}`)))

const doors = {
  core: `export * from '@latchkey/core'; export * from '@latchkey/core/wire'; export * from '@latchkey/core/endpoints'`,
  react: `export * from '@latchkey/react'`,
  'react/privy': `export * from '@latchkey/react/privy'`,
  ui: `export * from '@latchkey/ui'; import '@latchkey/ui/styles.css'`,
  http: `export * from '@latchkey/backends/http'`,
  embedded: `export * from '@latchkey/backends/embedded'`,
  dfns: `export * from '@latchkey/backends/dfns'`,
  'server/client': `export * from '@latchkey/server/client'`,
}

test.each(Object.entries(doors))('%s loads no key, no server and no database code at once', async (_name, code) => {
  const { firstInputs } = await bundle(code, { source: true })
  expect(firstInputs.length).toBeGreaterThan(3)
  expect(inside(firstInputs, heavy)).toEqual([])
})

test('whatever a page loads for wallets at Dfns, the service account and what uses it stay on the server', async () => {
  const onServer = (paths: string[]) => paths.filter((path) => /@dfns|server[\\/]src/.test(path))
  const page = await bundle(`${doors.dfns}; ${doors.react}`, { source: true })
  expect(page.inputs.length).toBeGreaterThan(page.firstInputs.length)
  expect(onServer(page.inputs)).toEqual([])
  const control = await bundle(`export * from '@latchkey/server/dfns'`, { source: true })
  expect(onServer(control.inputs)).toContain('packages/server/src/dfns/dfnsAccess.ts')
})

test('React stays out of core', async () => {
  const { firstInputs } = await bundle(doors.core, { source: true })
  expect(inside(firstInputs, ['react', '@tanstack'])).toEqual([])
})

test('an app that stops at the first hooks holds no react-query', async () => {
  const code = `export { LatchkeyProvider, usePrivy, useUser, useHeadlessDelegatedActions } from '@latchkey/react'`
  expect(inside((await bundle(code, { source: true })).firstInputs, ['@tanstack'])).toEqual([])
  const control = await bundle(`export { useGrants } from '@latchkey/react'`, { source: true })
  expect(inside(control.firstInputs, ['@tanstack'])).toEqual(['@tanstack'])
})

test('wallets of one kind of chain load nothing of the other', async () => {
  const ethereum = await bundle(`export * from '@latchkey/react/ethereum'`, { source: true })
  const solana = await bundle(`export * from '@latchkey/react/solana'`, { source: true })
  expect(inside(ethereum.firstInputs, ['viem', '@solana'])).toEqual(['viem'])
  expect(inside(solana.firstInputs, ['viem', '@solana'])).toEqual(['@solana'])
})

test('no component but those on react-query loads it', async () => {
  const lists = ['ActivityList', 'DeviceList', 'GrantList', 'PasskeyList', 'RecoveryMethods', 'UserProfile']
  const { firstInputs } = await bundle(`export { ${lists.join()} } from '@latchkey/ui'`, { source: true })
  expect(inside(firstInputs, ['@tanstack'])).toEqual(['@tanstack'])
  const others = Object.keys(await import('@latchkey/ui')).filter((name) => !lists.includes(name))
  const without = await bundle(`export { ${others.join()} } from '@latchkey/ui'`, { source: true })
  expect(inside(without.firstInputs, ['@tanstack'])).toEqual([])
})
