import type { DfnsBackendOptions } from '@latchkey/backends/dfns'
import { softwarePasskey } from '@latchkey/conformance/passkey'
import { expect, test } from 'vitest'
import { verifyMessage } from 'viem'
import { openSession } from '../setup/openSession.ts'
import { openBrowser, openHouse } from './openHouse.ts'
import { origin } from './openSimulator.ts'
import { loginByMail, passkeysOf, signal, walletsOf } from './person.ts'

type Passkeys = NonNullable<DfnsBackendOptions['passkeys']>
const passcode = 'violet kettle orbit'
const chainType = 'ethereum'

/** Somebody with an e-mail address, a passkey, a wallet and a recovery key; and a browser that has none of it. */
async function setUp() {
  const house = await openHouse()
  const email = `${crypto.randomUUID()}@example.com`
  const old = openBrowser(house)
  const before = old.open()
  await loginByMail(house, before, email)
  await before.addPasskey!({ signal })
  const [address] = walletsOf(await before.createWallet!({ chainType, signal }))
  await before.addRecoveryKey({ passcode })
  const fresh = openBrowser(house)
  const backend = fresh.open()
  await loginByMail(house, backend, email)
  return { house, email, old, before, fresh, backend, address: address as `0x${string}` }
}

test('who lost every passkey moves the same wallets with a new one; every earlier passkey and session ends', async () => {
  const { house, email, old, before, backend, address } = await setUp()
  const third = openBrowser(house).open()
  await loginByMail(house, third, email)
  const [lost] = passkeysOf(await before.refreshUser({ signal }))

  const recovered = await backend.recover({ passcode, name: 'New phone' })
  expect(walletsOf(recovered)).toEqual([address])
  expect(passkeysOf(recovered)).toHaveLength(1)
  expect(passkeysOf(recovered)).not.toContain(lost)

  const signature = (await backend.signMessage!({ address, message: 'still mine', signal })) as `0x${string}`
  expect(await verifyMessage({ address, message: 'still mine', signature })).toBe(true)

  for (const ended of [before, third])
    await expect(ended.refreshUser({ signal })).rejects.toMatchObject({ code: 'session_revoked' })
  await expect(old.open({ storage: undefined as never }).loginWithPasskey!({ signal })).rejects.toMatchObject({
    code: 'passkey_not_found',
  })
})

test('the earlier passkey signs nothing at Dfns either, though its owner gets in by mail', async () => {
  const { house, email, old, backend, address } = await setUp()
  await backend.recover({ passcode })
  const again = old.open()
  await loginByMail(house, again, email)
  await expect(again.signMessage!({ address, message: 'm', signal })).rejects.toMatchObject({
    code: 'passkey_cancelled', // it is not among those that may sign
  })
})

test('the passcode still recovers after a recovery, and a new one takes its place', async () => {
  const { backend, address } = await setUp()
  await backend.recover({ passcode })
  expect(walletsOf(await backend.recover({ passcode }))).toEqual([address])
  await backend.addRecoveryKey({ passcode: 'copper lantern drift' })
  await expect(backend.recover({ passcode })).rejects.toMatchObject({ code: 'passcode_incorrect' })
  await backend.recover({ passcode: 'copper lantern drift' })
})

test('a wrong passcode prompts for nothing and changes nothing', async () => {
  const { before, fresh, backend } = await setUp()
  await expect(backend.recover({ passcode: 'violet kettle orbits' })).rejects.toMatchObject({
    code: 'passcode_incorrect',
  })
  expect(fresh.passkey.prompts).toBe(0)
  expect(passkeysOf(await before.refreshUser({ signal }))).toHaveLength(1)
})

test('nobody is given a recovery key to guess at but who is signed in, and nobody recovers without one', async () => {
  const { house } = await setUp()
  await expect(openBrowser(house).open().recover({ passcode })).rejects.toMatchObject({ code: 'must_be_authenticated' })
  const keyless = openBrowser(house).open()
  await keyless.signupWithPasskey!({ signal })
  await expect(keyless.recover({ passcode })).rejects.toMatchObject({ code: 'recovery_key_not_found' })
})

test('what the recovery key did not sign is not registered: another passkey, another name, another key', async () => {
  const { house, email } = await setUp()
  const tampered: Record<string, (body: any) => void> = {
    'another name': (body) => (body.name = 'Mine'),
    'another signature': (body) => (body.signature.signature = body.recovery_key.client_data.slice(0, 96)),
    'another recovery key': (body) => (body.recovery_key.encrypted_private_key = 'x'),
  }
  let change: (body: any) => void = () => {}
  const fetch = (address: string, init: RequestInit) => {
    if (!address.endsWith('/wallet_recovery')) return house.handle(new Request(address, init))
    const body = JSON.parse(init.body as string)
    change(body)
    return house.handle(new Request(address, { ...init, body: JSON.stringify(body) }))
  }
  const backend = openBrowser(house).open({ fetch })
  const { user } = await loginByMail(house, backend, email)
  const refused = { code: 'action_signature_invalid' }
  for (const [what, tampering] of Object.entries(tampered)) {
    change = tampering
    await expect(backend.recover({ passcode }), what).rejects.toMatchObject(refused)
  }
  expect(passkeysOf(await backend.refreshUser({ signal }))).toEqual(passkeysOf({ user }))
})

test('the session hears of it: who recovered shows with the new passkey', async () => {
  const { backend } = await setUp()
  const { state } = await openSession(backend)
  const [before] = passkeysOf({ user: state().user! })
  await backend.recover({ passcode })
  await expect.poll(() => passkeysOf({ user: state().user! })).not.toContain(before)
})

test('a passkey that was removed comes back, and signs in, once another one signs for it', async () => {
  const house = await openHouse()
  const [first, second] = [softwarePasskey({ origin }), softwarePasskey({ origin })]
  const passkeys: Passkeys = {
    create: (options) => second.create(options),
    get: (options) => first.get(options).catch(() => second.get(options)),
  }
  const { open } = openBrowser(house)
  const backend = open({ passkeys: first })
  const [old] = passkeysOf(await backend.signupWithPasskey!({ signal }))
  const both = open({ passkeys })
  await both.restore({ signal })
  await both.addPasskey!({ name: 'Second', signal })
  await both.removePasskey!({ credentialId: old!, signal })
  const elsewhere = openBrowser(house).open({ passkeys: first })
  await expect(elsewhere.loginWithPasskey!({ signal })).rejects.toMatchObject({ code: 'passkey_not_found' })

  expect(passkeysOf(await both.activatePasskey({ credentialId: old! }))).toContain(old)
  await elsewhere.loginWithPasskey!({ signal })
  await elsewhere.createWallet!({ chainType, signal })
  await expect(both.activatePasskey({ credentialId: old! })).rejects.toMatchObject({ code: 'passkey_not_found' })
})
