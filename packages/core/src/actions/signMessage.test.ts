import { expect, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { snapshotOf, tag } from '../../../../tests/setup/tag.ts'
import { fakeBackend } from '../backend/fakeBackend.ts'
import { ada, fakeWallet } from '../backend/fakePeople.ts'
import { getGrants } from './getGrants.ts'
import { signMessage } from './signMessage.ts'

const { address } = fakeWallet()

test('gives the signature; the address may be in any letter case', async () => {
  const asked = vi.fn(async () => '0x51')
  const { session } = await openSession(fakeBackend({ user: ada, signMessage: asked }))
  const parameters = { message: 'hello', passcode: '482913' }
  await expect(signMessage(session, { address: address.toLowerCase(), ...parameters })).resolves.toEqual({
    signature: '0x51',
  })
  expect(asked).toHaveBeenCalledWith({ address, ...parameters, signal: expect.any(AbortSignal) })
})

test('what is no signature, an unknown wallet, a backend that signs nothing: each is a typed error', async () => {
  const lying = await openSession(fakeBackend({ user: ada, signMessage: async () => ({}) as never }))
  await expect(signMessage(lying.session, { address, message: 'm' })).rejects.toMatchObject({ code: 'backend_invalid' })
  const { session } = await openSession(fakeBackend({ user: ada }))
  await expect(signMessage(session, { address: '0x00', message: 'm' })).rejects.toMatchObject({
    code: 'wallet_not_found',
  })
  await expect(signMessage(session, { address, message: 'm' })).rejects.toMatchObject({ code: 'capability_missing' })
})

test('begun by one person, the signature is never handed to another (fault 16)', async () => {
  const slow = deferred<string>()
  const { session } = await openSession(fakeBackend({ user: tag('ada'), signMessage: () => slow.promise }))
  const signing = signMessage(session, { address, message: 'm' })
  session.signIn('loginWithPasskey', session.begin(), { ...snapshotOf('bob'), isNewUser: false })
  slow.resolve('0x51')
  await expect(signing).rejects.toMatchObject({ code: 'identity_changed' })
})

test('grants are the backend’s list; no list is a typed error; given up, it rejects', async () => {
  const { session } = await openSession(fakeBackend({ user: ada }))
  await expect(getGrants(session)).resolves.toEqual([])
  await expect(getGrants(session, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'aborted' })
  const lying = await openSession(fakeBackend({ user: ada, getGrants: async () => ({ grants: [] }) as never }))
  await expect(getGrants(lying.session)).rejects.toMatchObject({ code: 'backend_invalid' })
})

test('the grants of one person are never handed to another (fault 4)', async () => {
  const slow = deferred<never[]>()
  const { session } = await openSession(fakeBackend({ user: tag('ada'), getGrants: () => slow.promise }))
  const reading = getGrants(session)
  session.signIn('loginWithPasskey', session.begin(), { ...snapshotOf('bob'), isNewUser: false })
  slow.resolve([])
  await expect(reading).rejects.toMatchObject({ code: 'identity_changed' })
})
