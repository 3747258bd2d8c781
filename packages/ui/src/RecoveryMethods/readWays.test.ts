import type { OwnPasskey, RecoveryOption } from '@latchkey/core'
import { expect, test } from 'vitest'
import { readWays } from './readWays.ts'

const createdAt = new Date(0)
const passkey = (credentialId: string): OwnPasskey => ({
  credentialId,
  name: null,
  createdAt,
  lastUsedAt: null,
  backedUp: true,
})
const by = (credentialId: string): RecoveryOption => ({ method: 'user-passkey', credentialId, createdAt })
const passcode: RecoveryOption = { method: 'user-passcode', createdAt }

test('the last thing that opens the wallets is known as such', () => {
  const last = (ways: RecoveryOption[]) => readWays({ ways, passkeys: [] }).entries.map(({ isLast }) => isLast)
  expect(last([by('a')])).toEqual([true])
  expect(last([passcode])).toEqual([true])
  expect(last([by('a'), passcode])).toEqual([false, false])
})

test('the passcode is asked for where nothing but it is left', () => {
  const asks = (ways: RecoveryOption[]) =>
    readWays({ ways, passkeys: [] }).entries.map(({ leavesPasscode }) => leavesPasscode)
  expect(asks([by('a'), passcode])).toEqual([true, false])
  expect(asks([by('a'), by('b'), passcode])).toEqual([false, false, false])
  expect(asks([passcode])).toEqual([false])
})

test('tells which passkey each is, and which of the person’s open nothing yet', () => {
  const { entries, closed } = readWays({ ways: [by('a'), by('lost')], passkeys: [passkey('a'), passkey('b')] })
  expect(entries.map((entry) => entry.passkey?.credentialId)).toEqual(['a', undefined])
  expect(closed).toEqual([passkey('b')])
})

test('without a list of passkeys none is offered', () => {
  expect(readWays({ ways: [by('a')], passkeys: undefined })).toMatchObject({ entries: [{ key: 'a' }], closed: [] })
})
