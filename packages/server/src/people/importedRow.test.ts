import { importedAccount } from '@latchkey/core/wire'
import { expect, test } from 'vitest'
import { importedRow } from './importedRow.ts'

const row = (wire: object) => importedRow(importedAccount.decode(wire), 'linked_accounts.0')
const checksummed = '0x3DAF84b3f09A0E2092302F7560888dBc0952b7B7'
const solana = '7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV'

test.each([
  [{ type: 'email', address: 'BatMan@Privy.io' }, 'batman@privy.io', { address: 'batman@privy.io' }],
  [{ type: 'phone', number: '+1 (415) 555-2671' }, '+14155552671', { phoneNumber: '+1 415 555 2671' }],
  [{ type: 'phone', number: '4155552671' }, '+14155552671', { phoneNumber: '+1 415 555 2671' }],
  [{ type: 'phone', number: '+44 20 7946 0958' }, '+442079460958', { phoneNumber: '+44 20 7946 0958' }],
  [
    { type: 'wallet', address: checksummed.toLowerCase(), chain_type: 'ethereum' },
    checksummed.toLowerCase(),
    { address: checksummed, wallet_client: 'unknown', chain_type: 'ethereum' },
  ],
  [
    { type: 'wallet', address: `  ${checksummed.toUpperCase().replace('0X', '0x')}`, chain_type: 'ethereum' },
    checksummed.toLowerCase(),
    { address: checksummed },
  ],
  [{ type: 'wallet', address: solana, chain_type: 'solana' }, solana, { address: solana, chain_type: 'solana' }],
  [
    { type: 'google_oauth', subject: 'Ab1', email: 'Bruce@Privy.io', name: 'Bruce' },
    'Ab1',
    { subject: 'Ab1', email: 'bruce@privy.io' },
  ],
  [{ type: 'discord_oauth', subject: '1234567890', username: 'batman' }, '1234567890', { username: 'batman#0' }],
  [{ type: 'discord_oauth', subject: '1', username: 'batman#1234' }, '1', { username: 'batman#1234', email: null }],
  [
    { type: 'farcaster', fid: 7, owner_address: checksummed.toLowerCase(), profile_picture_url: 'https://a.example/b' },
    '7',
    { fid: 7, owner_address: checksummed, profile_picture_url: 'https://a.example/b' },
  ],
  [{ type: 'telegram', telegram_user_id: '42' }, '42', { telegram_user_id: '42' }],
  [{ type: 'custom_auth', custom_user_id: 'User 1' }, 'User 1', { custom_user_id: 'User 1' }],
  [{ type: 'custom:acme', subject: 's1' }, 's1', { subject: 's1' }],
])('%j is found under %s', async (wire, key, data) => {
  const found = await row(wire)
  expect(found).toMatchObject({ type: wire.type, key, data, firstVerifiedAt: null, latestVerifiedAt: null })
  expect(found.data).not.toHaveProperty('type')
})

test('a wrong checksum is mended, as one is told to import addresses from anywhere', async () => {
  const address = checksummed.replace('DAF', 'daf')
  expect(await row({ type: 'wallet', address, chain_type: 'ethereum' })).toMatchObject({
    data: { address: checksummed },
  })
})

test.each([
  [{ type: 'phone', number: '911' }, 'number'],
  [{ type: 'phone', number: 'hello' }, 'number'],
  [{ type: 'phone', number: '+14155552671 ext. 5' }, 'number'],
  [{ type: 'wallet', address: '0x1234', chain_type: 'ethereum' }, 'address'],
  [{ type: 'wallet', address: solana, chain_type: 'ethereum' }, 'address'],
  [{ type: 'wallet', address: checksummed, chain_type: 'solana' }, 'address'],
  [{ type: 'wallet', address: '1'.repeat(31), chain_type: 'solana' }, 'address'],
  [{ type: 'wallet', address: 'O0Il'.repeat(10), chain_type: 'solana' }, 'address'],
  [{ type: 'farcaster', fid: 1, owner_address: 'ada.eth' }, 'owner_address'],
])('%j is refused at %s', async (wire, member) => {
  await expect(row(wire)).rejects.toMatchObject({ code: 'wire_invalid', path: `linked_accounts.0.${member}` })
})
