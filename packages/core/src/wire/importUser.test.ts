import { expect, test } from 'vitest'
import { importUserBody } from './importUser.ts'

const email = { type: 'email', address: 'batman@privy.io' }
const custom = { type: 'custom_auth', custom_user_id: 'b1' }
const wallet = { type: 'wallet', address: '0x3DAF84b3f09A0E2092302F7560888dBc0952b7B7', chain_type: 'ethereum' }
const refuses = (body: unknown, code: string, path: string) =>
  expect(() => importUserBody.decode(body)).toThrow(expect.objectContaining({ code, path }))

test('comes back as it went', () => {
  const body = {
    linked_accounts: [email, wallet],
    custom_metadata: { username: 'bat', vip: true, age: 38 },
    wallets: [{ chain_type: 'ethereum', create_smart_wallet: true, policy_ids: [] }],
    create_ethereum_wallet: true,
    create_n_ethereum_wallets: 2,
    create_solana_wallet: true,
    create_ethereum_smart_wallet: true,
  }
  expect(importUserBody.encode(importUserBody.decode(body))).toEqual(body)
})

test('a custom_auth account is alone, and the refusal says what to do', () => {
  importUserBody.decode({ linked_accounts: [custom] })
  refuses({ linked_accounts: [email, custom] }, 'wire_invalid', 'linked_accounts.1')
  expect(() => importUserBody.decode({ linked_accounts: [custom, email] })).toThrow(/must be the only one/)
})

test('a person has at most one account of each kind, and any number of wallets', () => {
  importUserBody.decode({ linked_accounts: [wallet, { ...wallet, address: '0x1' }] })
  refuses(
    { linked_accounts: [email, wallet, { ...email, address: 'b@c.example' }] },
    'wire_invalid',
    'linked_accounts.2',
  )
})

test('names of older clients mean the same', () => {
  const body = { linked_accounts: [email], create_embedded_wallet: true, create_n_embedded_wallets: 3 }
  expect(importUserBody.decode(body)).toMatchObject({ createEthereumWallet: true, createNEthereumWallets: 3 })
})

test.each([
  [{}, 'linked_accounts'],
  [{ linked_accounts: [] }, 'linked_accounts'],
  [{ linked_accounts: Array(101).fill(wallet) }, 'linked_accounts'],
  [{ linked_accounts: [email, { type: 'email' }] }, 'linked_accounts.1.address'],
  [{ linked_accounts: [email], linkedAccounts: [email] }, 'linkedAccounts'],
  [{ linked_accounts: [email], is_guest: true }, 'is_guest'],
  [{ linked_accounts: [email], create_ethereum_wallet: 'yes' }, 'create_ethereum_wallet'],
  [{ linked_accounts: [email], create_n_ethereum_wallets: 11 }, 'create_n_ethereum_wallets'],
  [{ linked_accounts: [email], create_n_ethereum_wallets: 0 }, 'create_n_ethereum_wallets'],
  [{ linked_accounts: [email], create_ethereum_smart_wallet: true }, 'create_ethereum_smart_wallet'],
  [{ linked_accounts: [email], wallets: [{}] }, 'wallets.0.chain_type'],
  [{ linked_accounts: [email], wallets: Array(11).fill({ chain_type: 'ethereum' }) }, 'wallets'],
  [{ linked_accounts: [email], custom_metadata: { a: null } }, 'custom_metadata.a'],
  [{ linked_accounts: [email], custom_metadata: { a: { b: 1 } } }, 'custom_metadata.a'],
  [{ linked_accounts: [email], custom_metadata: [] }, 'custom_metadata'],
  [[], ''],
])('refuses %j at %s', (body, path) => refuses(body, 'wire_invalid', path))

test('metadata is held to 1,024 bytes, not letters (fault 64)', () => {
  const of = (text: string) => ({ linked_accounts: [email], custom_metadata: { a: text } })
  importUserBody.decode(of('x'.repeat(1_016)))
  refuses(of('x'.repeat(1_017)), 'wire_too_large', 'custom_metadata')
  refuses(of('é'.repeat(600)), 'wire_too_large', 'custom_metadata')
})
