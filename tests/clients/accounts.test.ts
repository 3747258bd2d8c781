import { linkedAccount, user } from '@latchkey/core/wire'
import { LinkedAccount, User } from '@privy-io/public-api'
import { expect, test } from 'vitest'

/** What each kind cannot do without. */
const least = [
  { type: 'email', address: 'ada@example.com' },
  { type: 'phone', phoneNumber: '+1 415 555 2671' },
  {
    type: 'wallet',
    address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    chain_type: 'ethereum',
    wallet_client: 'unknown',
  },
  {
    type: 'wallet',
    address: 'HAgk14JpMQLgt6rVgv7cBQFJWFto5Dqxi472uT3DKpqk',
    chain_type: 'solana',
    wallet_client: 'unknown',
  },
  { type: 'smart_wallet', address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', smart_wallet_type: 'safe' },
  { type: 'google_oauth', subject: '1', email: 'ada@example.com' },
  { type: 'twitter_oauth', subject: '1' },
  { type: 'discord_oauth', subject: '1' },
  { type: 'github_oauth', subject: '1' },
  { type: 'spotify_oauth', subject: '1' },
  { type: 'instagram_oauth', subject: '1' },
  { type: 'tiktok_oauth', subject: '1' },
  { type: 'line_oauth', subject: '1' },
  { type: 'twitch_oauth', subject: '1' },
  { type: 'linkedin_oauth', subject: '1' },
  { type: 'apple_oauth', subject: '1' },
  { type: 'custom:acme', subject: '1' },
  { type: 'custom_auth', custom_user_id: '1' },
  { type: 'farcaster', fid: 1, owner_address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' },
  { type: 'passkey', credential_id: '1' },
  { type: 'telegram', telegram_user_id: '1' },
  { type: 'cross_app', subject: '1', provider_app_id: 'engine' },
]

test.each(least)('of $type nothing else need be known: what we then send is as Privy’s schema has it', (account) => {
  const sent = linkedAccount.encode(linkedAccount.decode(account))
  expect(LinkedAccount.safeParse(JSON.parse(JSON.stringify(sent))).error?.issues).toBeUndefined()
})

test('the same holds for a person with all of them', () => {
  const person = { id: 'did:latchkey:ada', created_at: 1_700_000_000, linked_accounts: least }
  const sent: unknown = JSON.parse(JSON.stringify(user.encode(user.decode(person))))
  expect(User.safeParse(sent).success).toBe(true)
})
