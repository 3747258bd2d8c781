import { softwarePasskey } from '@latchkey/conformance/passkey'
import { wallets, type Backend } from '@latchkey/core'
import { expect, test } from 'vitest'
import { codeIn, origin, signal, testBrowser, testServer, type TestServer } from '../testServer.test.kit.ts'
import type { Passkeys } from './Passkeys.ts'

const passcode = 'plum orchestra 7 lantern'
const chainType = 'ethereum'

/** Several devices in one hand: passkeys are made on the one that is out, and used on whichever holds one that fits. */
function devices() {
  const all = [softwarePasskey({ origin })]
  const passkeys: Passkeys = {
    create: (options) => all.at(-1)!.create(options),
    async get(options) {
      for (const device of all.slice(0, -1)) {
        const response = await device.get(options).catch(() => undefined)
        if (response) return response
      }
      return await all.at(-1)!.get(options)
    },
  }
  return { passkeys, takeOut: () => all.push(softwarePasskey({ origin })), lose: () => void all.shift() }
}

/** Somebody with a wallet that their passkey opens. */
async function owner(server?: TestServer) {
  server ??= await testServer()
  const hand = devices()
  const browser = testBrowser(server)
  const open = () => browser.open({ passkeys: hand.passkeys })
  const backend = open()
  await backend.signupWithPasskey!({ signal })
  const { user } = await backend.createWallet!({ chainType, signal })
  return { server, backend, open, address: wallets(user)[0]!.address, ...hand }
}

/** Somebody with a passkey, and a passcode that opens their wallet, too; and how they sign in by mail, some time later. */
async function lostAll() {
  const clock = { ahead: 0 }
  const server = await testServer({ now: () => Date.now() + clock.ahead })
  const hand = devices()
  const open = () => testBrowser(server).open({ passkeys: hand.passkeys })
  const email = `${crypto.randomUUID()}@example.com`
  const signInByMail = async (backend: Backend) => {
    clock.ahead += 1_000
    await backend.sendCode!({ email, signal })
    await backend.loginWithCode!({ email, code: codeIn(server.mails[0]!), signal })
  }
  const backend = open()
  await signInByMail(backend)
  await backend.addPasskey!({ signal })
  const { user } = await backend.createWallet!({ chainType, signal })
  await backend.addRecoveryMethod!({ method: 'user-passcode', newPasscode: passcode, signal })
  return { server, open, signInByMail, address: wallets(user)[0]!.address, ...hand }
}

const ids = async (backend: Backend) =>
  (await backend.listPasskeys!({ signal })).map(({ credentialId }) => credentialId)

test('a passkey on another device signs in and opens the wallets when the first device is lost', async () => {
  const { backend, open, address, takeOut, lose } = await owner()
  takeOut()
  const { user } = await backend.addPasskey!({ name: 'Phone', signal })
  expect(user.linkedAccounts).toContainEqual(expect.objectContaining({ type: 'passkey', authenticatorName: 'Phone' }))
  expect(await backend.listPasskeys!({ signal })).toMatchObject([{ name: null }, { name: 'Phone' }])
  lose()
  const later = open()
  expect((await later.loginWithPasskey!({ signal })).user.id).toBe(user.id)
  expect(await later.signMessage!({ address, message: 'mine', signal })).toMatch(/^0x/)
})

test('a lost passkey is removed by the one that stays, from the person and from their vault', async () => {
  const { backend, address, takeOut, lose } = await owner()
  const [first] = await ids(backend)
  takeOut()
  await backend.addPasskey!({ name: 'Phone', signal })
  lose()
  await backend.removePasskey!({ credentialId: first!, signal })
  expect(await ids(backend)).not.toContain(first)
  expect(await backend.getRecoveryMethods!({ signal })).toMatchObject([{ credentialId: (await ids(backend))[0] }])
  expect(await backend.signMessage!({ address, message: 'mine', signal })).toMatch(/^0x/)
})

test('a removed passkey neither signs in nor opens a copy of the vault as it is now', async () => {
  const { backend, open, address, takeOut, lose } = await owner()
  const [first] = await ids(backend)
  takeOut()
  await backend.addPasskey!({ signal })
  await backend.removePasskey!({ credentialId: first!, signal })
  const thief = open()
  await expect(thief.loginWithPasskey!({ signal })).rejects.toMatchObject({ code: 'passkey_not_found' })
  lose()
  await thief.loginWithPasskey!({ signal })
  expect(await thief.signMessage!({ address, message: 'mine', signal })).toMatch(/^0x/)
})

test('a removal that broke off after the server took it is finished by the next', async () => {
  const { server, backend, address, takeOut } = await owner()
  const [first] = await ids(backend)
  takeOut()
  await backend.addPasskey!({ signal })
  server.between = async (request, next) => {
    if (request.method === 'PUT') throw new TypeError('Connection lost')
    return await next(request)
  }
  const broken = backend.removePasskey!({ credentialId: first!, signal })
  await expect(broken).rejects.toMatchObject({ code: 'backend_unreachable' })
  server.between = async (request, next) => await next(request)
  expect(await backend.getRecoveryMethods!({ signal })).toHaveLength(2)
  await backend.removePasskey!({ credentialId: first!, signal })
  expect(await backend.getRecoveryMethods!({ signal })).toHaveLength(1)
  expect(await backend.signMessage!({ address, message: 'mine', signal })).toMatch(/^0x/)
})

test('what the server would have signed instead is not signed: the challenge is made of our own copy', async () => {
  const { server, backend, takeOut } = await owner()
  const [first] = await ids(backend)
  takeOut()
  await backend.addPasskey!({ signal })
  const other = (await ids(backend)).find((id) => id !== first)!
  server.between = async (request, next) => {
    if (!request.url.endsWith('/actions/init')) return await next(request)
    const body = JSON.stringify({ ...(await request.json()), body: JSON.stringify({ credential_id: other }) })
    return await next(new Request(request.url, { method: 'POST', headers: request.headers, body }))
  }
  const removing = backend.removePasskey!({ credentialId: first!, signal })
  await expect(removing).rejects.toMatchObject({ code: 'action_request_mismatch' })
  expect(await ids(backend)).toEqual([first, other])
})

test('who has no passkey yet adds one, which opens the wallets beside their passcode', async () => {
  const server = await testServer()
  const backend = testBrowser(server).open()
  const email = `${crypto.randomUUID()}@example.com`
  await backend.sendCode!({ email, signal })
  await backend.loginWithCode!({ email, code: codeIn(server.mails[0]!), signal })
  const { user } = await backend.createWallet!({ chainType, recoveryMethod: 'user-passcode', passcode, signal })
  await backend.addPasskey!({ name: 'Laptop', passcode, signal })
  const { address } = wallets(user)[0]!
  expect(await backend.signMessage!({ address, message: 'mine', signal })).toMatch(/^0x/)
  const [credentialId] = await ids(backend)
  await backend.removePasskey!({ credentialId: credentialId!, passcode, signal })
  expect(await backend.getRecoveryMethods!({ signal })).toMatchObject([{ method: 'user-passcode' }])
})

test('a passkey that was added without the passcode opens the wallets from when it is given', async () => {
  const server = await testServer()
  const backend = testBrowser(server).open()
  const email = `${crypto.randomUUID()}@example.com`
  await backend.sendCode!({ email, signal })
  await backend.loginWithCode!({ email, code: codeIn(server.mails[0]!), signal })
  const { user } = await backend.createWallet!({ chainType, recoveryMethod: 'user-passcode', passcode, signal })
  await backend.addPasskey!({ signal })
  expect(await backend.getRecoveryMethods!({ signal })).toHaveLength(1)
  const ways = await backend.addRecoveryMethod!({ method: 'user-passkey', passcode, signal })
  expect(ways).toMatchObject([{ method: 'user-passcode' }, { credentialId: (await ids(backend))[0] }])
  expect(await backend.signMessage!({ address: wallets(user)[0]!.address, message: 'x', signal })).toMatch(/^0x/)
})

test('who lost every passkey signs in by mail, and makes a new one with the passcode, which then does all that they did', async () => {
  const { open, signInByMail, address, lose, takeOut } = await lostAll()
  const backend = open()
  await signInByMail(backend)
  lose()
  takeOut()
  const [lost] = await ids(backend)
  await expect(backend.addPasskey!({ passcode, signal })).rejects.toMatchObject({ code: 'passkey_cancelled' })
  await backend.addPasskey!({ name: 'New phone', passcode, signWith: 'passcode', signal })
  expect(await backend.listPasskeys!({ signal })).toMatchObject([{ name: null }, { name: 'New phone' }])
  expect(await backend.signMessage!({ address, message: 'mine', signal })).toMatch(/^0x/)
  await backend.removePasskey!({ credentialId: lost!, signal })
  expect(await ids(backend)).not.toContain(lost)
  expect(await backend.getRecoveryMethods!({ signal })).toMatchObject([
    { method: 'user-passcode' },
    { credentialId: (await ids(backend))[0] },
  ])
  await backend.logout!({ signal })
  expect(await open().loginWithPasskey!({ signal })).toMatchObject({ isNewUser: false })
})

test('a wrong passcode makes no passkey, and none makes nothing', async () => {
  const { open, signInByMail, lose, takeOut } = await lostAll()
  const backend = open()
  await signInByMail(backend)
  lose()
  takeOut()
  const wrong = { passcode: 'walnut ferry 3 meridian', signWith: 'passcode', signal } as const
  await expect(backend.addPasskey!(wrong)).rejects.toMatchObject({ code: 'passcode_incorrect' })
  const without = backend.addPasskey!({ signWith: 'passcode', signal })
  await expect(without).rejects.toMatchObject({ code: 'passcode_required' })
  expect(await ids(backend)).toHaveLength(1)
})
