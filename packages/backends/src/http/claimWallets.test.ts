import { wallets, type Backend, type User } from '@latchkey/core'
import { recoverMessageAddress } from 'viem/utils'
import { expect, test } from 'vitest'
import {
  askAsApp,
  askToSign,
  codeIn,
  signal,
  testBrowser,
  testServer,
  type TestServer,
} from '../testServer.test.kit.ts'
import type { Passkeys } from './Passkeys.ts'

const chainType = 'ethereum'
const passcode = 'correct horse battery staple'
const both = { wallets: [{ chain_type: 'ethereum' }, { chain_type: 'solana' }] }

/** Somebody whom their app brought along with wallets, and who has just come in by mail. */
async function importedPerson(server: TestServer, backend: Backend): Promise<User> {
  const address = `${crypto.randomUUID()}@example.com`
  await askAsApp(server.handle, '/users', { linked_accounts: [{ type: 'email', address }], ...both })
  await backend.sendCode!({ email: address, signal })
  const { user } = await backend.loginWithCode!({ email: address, code: codeIn(server.mails[0]!), signal })
  return user
}

/** Somebody with a passkey, whose app then makes them wallets. */
async function personWithPasskey(server: TestServer, backend: Backend): Promise<User> {
  const { user } = await backend.signupWithPasskey!({ signal })
  await askAsApp(server.handle, `/users/${user.id}/wallets`, both)
  return (await backend.refreshUser({ signal })).user
}

const addresses = (user: User) => wallets(user).map(({ address }) => address)
const methods = (user: User) => wallets(user).map(({ recoveryMethod }) => recoveryMethod)

test('who was imported claims their wallets with the first one that they make', async () => {
  const server = await testServer()
  const backend = testBrowser(server).open()
  const imported = await importedPerson(server, backend)
  expect(methods(imported)).toEqual(['privy', 'privy'])

  const { user } = await backend.createWallet!({ chainType, recoveryMethod: 'user-passcode', passcode, signal })
  expect(addresses(user).slice(0, 2)).toEqual(addresses(imported))
  expect(wallets(user).map(({ chainType: chain, walletIndex }) => [chain, walletIndex])).toEqual([
    ['ethereum', 0],
    ['solana', 0],
    ['ethereum', 1],
  ])
  expect(methods(user)).toEqual(['user-passcode', 'user-passcode', 'user-passcode'])
  expect(await server.store.pregenerated.get(user.id)).toBeNull()
})

test('signing with one claims them, too, and the signature is by the address that was promised', async () => {
  const server = await testServer()
  const backend = testBrowser(server).open()
  const imported = await importedPerson(server, backend)
  const [address] = addresses(imported)
  const signature = await backend.signMessage!({ address: address!, message: 'mine', passcode, signal })
  expect(await recoverMessageAddress({ message: 'mine', signature: signature as `0x${string}` })).toBe(address)
  expect(methods((await backend.refreshUser({ signal })).user)).toEqual(['user-passcode', 'user-passcode'])
})

test('giving server access claims them in the same prompt, and the server then signs with the promised address', async () => {
  const server = await testServer()
  const browser = testBrowser(server)
  const [wallet] = wallets(await personWithPasskey(server, browser.open()))
  let prompts = 0
  const get: Passkeys['get'] = (options) => {
    prompts++
    return browser.passkey.get(options)
  }
  const backend = browser.open({ passkeys: { ...browser.passkey, get } })
  await backend.restore({ signal })
  const { user } = await backend.delegateWallet!({ address: wallet!.address, chainType, signal })
  expect(prompts).toBe(1)
  expect(wallets(user)[0]).toMatchObject({ delegated: true, address: wallet!.address })
  expect(await server.store.pregenerated.get(user.id)).toBeNull()
  const signature = await askToSign(server.handle, { walletId: wallet!.id!, message: 'by the server' })
  expect(await recoverMessageAddress({ message: 'by the server', signature: signature as `0x${string}` })).toBe(
    wallet!.address,
  )
})

test('signing in with a passkey claims them without another question', async () => {
  const server = await testServer()
  const browser = testBrowser(server)
  const made = await personWithPasskey(server, browser.open())
  const { user } = await browser.open().loginWithPasskey!({ signal })
  expect(methods(user)).toEqual(['user-passkey', 'user-passkey'])
  expect(addresses(user)).toEqual(addresses(made))
  expect(await server.store.pregenerated.get(user.id)).toBeNull()
})

test('signing in stands where claiming fails, and the next use claims', async () => {
  const server = await testServer()
  const browser = testBrowser(server)
  const [wallet] = wallets(await personWithPasskey(server, browser.open()))
  server.between = async (request, next) =>
    request.url.endsWith('/vault/claim/init') ? new Response(null, { status: 503 }) : await next(request)
  const backend = browser.open()
  expect(methods((await backend.loginWithPasskey!({ signal })).user)).toEqual(['privy', 'privy'])
  server.between = async (request, next) => await next(request)
  await backend.signMessage!({ address: wallet!.address, message: 'later', signal })
  expect(methods((await backend.refreshUser({ signal })).user)).toEqual(['user-passkey', 'user-passkey'])
})

test.each(['PUT /vault', 'POST /vault/claim/complete'])(
  'what broke off at %s is finished by the next use',
  async (at) => {
    for (const answered of [false, true]) {
      const server = await testServer()
      const browser = testBrowser(server)
      const [wallet] = wallets(await personWithPasskey(server, browser.open()))
      const { address } = wallet!
      const backend = browser.open()
      await backend.restore({ signal })
      server.between = async (request, next) => {
        const hit = at === `${request.method} ${new URL(request.url).pathname.replace('/api/v1', '')}`
        if (hit && answered) await next(request)
        if (hit) throw new TypeError('Connection lost')
        return await next(request)
      }
      await expect(backend.signMessage!({ address, message: 'x', signal })).rejects.toMatchObject({
        code: 'backend_unreachable',
      })
      server.between = async (request, next) => await next(request)
      const signature = await backend.signMessage!({ address, message: 'again', signal })
      expect(await recoverMessageAddress({ message: 'again', signature: signature as `0x${string}` })).toBe(address)
      expect(await server.store.pregenerated.get((await backend.refreshUser({ signal })).user.id)).toBeNull()
    }
  },
)

test('two tabs that claim at once come to one vault', async () => {
  const server = await testServer()
  const browser = testBrowser(server)
  const [wallet] = wallets(await personWithPasskey(server, browser.open()))
  const { address } = wallet!
  const tabs = [browser.open(), browser.open()]
  for (const tab of tabs) await tab.restore({ signal })
  const signatures = await Promise.all(tabs.map((tab) => tab.signMessage!({ address, message: 'both', signal })))
  for (const signature of signatures)
    expect(await recoverMessageAddress({ message: 'both', signature: signature as `0x${string}` })).toBe(address)
})

test('a tab that comes late uses the vault that another one claimed into', async () => {
  const server = await testServer()
  const browser = testBrowser(server)
  const { address } = wallets(await personWithPasskey(server, browser.open()))[0]!
  const [late, fast] = [browser.open(), browser.open()]
  await Promise.all([late.restore({ signal }), fast.restore({ signal })])
  let overtaken = false
  server.between = async (request, next) => {
    if (request.url.endsWith('/vault/claim/init') && !overtaken) {
      overtaken = true
      await fast.signMessage!({ address, message: 'first', signal })
    }
    return await next(request)
  }
  const signature = await late.signMessage!({ address, message: 'second', signal })
  expect(await recoverMessageAddress({ message: 'second', signature: signature as `0x${string}` })).toBe(address)
})

test('the wallet that somebody makes while their app makes some comes beside those, in one vault', async () => {
  const server = await testServer()
  const backend = testBrowser(server).open()
  const { user: newcomer } = await backend.signupWithPasskey!({ signal })
  let overtaken = false
  server.between = async (request, next) => {
    if (request.method === 'PUT' && !overtaken) {
      overtaken = true
      await askAsApp(server.handle, `/users/${newcomer.id}/wallets`, both)
    }
    return await next(request)
  }
  const { user } = await backend.createWallet!({ chainType, signal })
  expect(wallets(user).map(({ chainType: chain, walletIndex }) => [chain, walletIndex])).toEqual([
    ['ethereum', 0],
    ['solana', 0],
    ['ethereum', 1],
  ])
  expect(new Set(methods(user))).toEqual(new Set(['user-passkey']))
})

test('a sealed secret that was changed on its way makes no vault, and the server keeps its copy', async () => {
  const server = await testServer()
  const backend = testBrowser(server).open()
  const person = await personWithPasskey(server, backend)
  const row = await server.store.pregenerated.get(person.id)
  server.between = async (request, next) => {
    const response = await next(request)
    if (!request.url.endsWith('/vault/claim/init')) return response
    const { enc, ct } = (await response.json()) as { enc: string; ct: string }
    return Response.json({ enc, ct: `${ct.startsWith('A') ? 'B' : 'A'}${ct.slice(1)}` })
  }
  const signed = backend.signMessage!({ address: addresses(person)[0]!, message: 'x', signal })
  await expect(signed).rejects.toMatchObject({ code: 'vault_corrupt' })
  expect(await server.store.pregenerated.get(person.id)).toEqual(row)
  expect(await server.store.vaults.get(person.id)).toBeNull()
})
