import type { LinkedAccount, OwnPasskey, RecoveryOption } from '@latchkey/core'
import { ada, everyAccount, fakeWallet } from '@latchkey/core/fake'
import { toUser } from '@latchkey/core/wire'
import { expect, test } from 'vitest'
import { readPasskeys } from './readPasskeys.ts'

const createdAt = new Date(0)
const passkey = (credentialId: string): OwnPasskey => ({
  credentialId,
  name: null,
  createdAt,
  lastUsedAt: null,
  backedUp: true,
})
const opens = (credentialId: string): RecoveryOption => ({ method: 'user-passkey', credentialId, createdAt })
const passcode: RecoveryOption = { method: 'user-passcode', createdAt }
const withAccounts = (linkedAccounts: LinkedAccount[]) => toUser({ ...ada, linkedAccounts })
const email = everyAccount.find(({ type }) => type === 'email')!

test.each<[string, LinkedAccount[], string | undefined]>([
  ['with nothing else', [], 'wayIn'],
  ['beside wallets that were made here', [fakeWallet()], 'wayIn'],
  ['beside what signs nobody in', everyAccount.filter(({ type }) => type === 'cross_app'), 'wayIn'],
  ['beside an e-mail address', [email], undefined],
])('an only passkey %s is kept where nothing else signs the person in', (_, accounts, keptAs) => {
  const user = withAccounts(accounts)
  expect(readPasskeys({ user, passkeys: [passkey('a')], ways: [] })[0]!.keptAs).toBe(keptAs)
  const two = readPasskeys({ user, passkeys: [passkey('a'), passkey('b')], ways: [] })
  expect(two.map((each) => each.keptAs)).toEqual([undefined, undefined])
})

test('the only thing that opens the wallets stays, and what stands beside it may go', () => {
  const both = [passkey('a'), passkey('b')]
  const read = (ways: RecoveryOption[]) => readPasskeys({ user: withAccounts([email]), passkeys: both, ways })
  expect(read([opens('a')])).toMatchObject([{ keptAs: 'opener', opensWallets: true }, { opensWallets: false }])
  expect(read([opens('a')])[1]).not.toHaveProperty('keptAs')
  expect(read([opens('a'), opens('b')]).map((each) => each.keptAs)).toEqual([undefined, undefined])
})

test('the passcode is asked for where nothing else is left to open the wallets', () => {
  const both = [passkey('a'), passkey('b')]
  const asks = (ways: RecoveryOption[]) =>
    readPasskeys({ user: withAccounts([email]), passkeys: both, ways }).map((each) => each.leavesPasscode)
  expect(asks([opens('a'), passcode])).toEqual([true, false])
  expect(asks([opens('a'), opens('b'), passcode])).toEqual([false, false])
  expect(asks([passcode])).toEqual([false, false])
})
