import type { LinkedAccount } from '@latchkey/core'
import { expect, test } from 'vitest'
import { joiner } from '../stories/people.stories.kit.ts'
import { describeAccount } from './describeAccount.ts'

const accounts = joiner.linkedAccounts
const at = { verifiedAt: new Date(0), firstVerifiedAt: null, latestVerifiedAt: null }

test.each(accounts.map((account) => [account.type, account] as const))(
  '%s has a name and something to know it by',
  (_type, account) => {
    const { brand, says, identifier, address } = describeAccount(account)
    expect(brand ?? says).toBeDefined()
    if (account.type !== 'unknown') expect(identifier ?? address).toBeTruthy()
  },
)

test('there is a description for each of the 21 kinds, and for one to come', () => {
  expect(new Set(accounts.map((account) => describeAccount(account).mark)).size).toBe(22)
})

test('a provider of the app’s own is shown by its name', () => {
  const account = accounts.find(({ type }) => type === 'custom:acme')!
  expect(describeAccount(account)).toEqual({
    mark: 'custom',
    says: { key: 'accounts.custom', values: { name: 'acme' } },
    identifier: 'ada',
  })
})

test('names that are missing or blank are passed over', () => {
  const account: LinkedAccount = { type: 'github_oauth', subject: '1', username: ' ', name: null, email: 'a@b', ...at }
  expect(describeAccount(account).identifier).toBe('a@b')
  const nameless: LinkedAccount = { type: 'twitch_oauth', subject: '1', username: null, ...at }
  expect(describeAccount(nameless)).not.toHaveProperty('identifier')
})

test('an account at another app counts its wallets', () => {
  const wallet = { address: '0x00' }
  const account: LinkedAccount = {
    type: 'cross_app',
    subject: 'x',
    embeddedWallets: [wallet],
    smartWallets: [wallet],
    providerApp: { id: 'engine' },
    ...at,
  }
  expect(describeAccount(account)).toMatchObject({
    says: { values: { app: 'engine' } },
    also: { key: 'accounts.cross_app.wallets', values: { n: 2 } },
  })
})
