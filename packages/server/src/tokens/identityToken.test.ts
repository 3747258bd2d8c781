import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import type { LinkedAccountType } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { AccountRow } from '../store/Store.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { testServer } from '../testServer.test.kit.ts'

/** Somebody with many accounts, and what their identity token says. */
async function described(accounts: Pick<AccountRow, 'type' | 'data'>[]) {
  const server = await testServer()
  const { token, user } = await testPerson(server)
  const at = server.clock.now
  for (const [index, account] of accounts.entries())
    await server.store.users.link(user.id, {
      ...account,
      key: `key-${index}`,
      firstVerifiedAt: at,
      latestVerifiedAt: at,
    })
  const { identityToken } = await server.ask(endpoints.refreshUser, undefined, { token })
  const { linked_accounts, ...claims } = decodeJwt(identityToken!)
  return {
    identityToken: identityToken!,
    claims,
    entries: JSON.parse(linked_accounts as string) as Record<string, unknown>[],
  }
}

const external = (index: number) => ({
  type: 'wallet' as const,
  data: { address: `0x${String(index).padStart(40, '0')}`, chain_type: 'ethereum', wallet_client_type: 'metamask' },
})
const cookie = (token: string) =>
  `latchkey-id-token=${token}; Path=/; Max-Age=600; Secure; HttpOnly; SameSite=Lax`.length

test('speaks Privy’s short names', async () => {
  const accounts: { type: LinkedAccountType; data: Record<string, unknown> }[] = [
    { type: 'phone', data: { phoneNumber: '+44 20 7946 0018' } },
    { type: 'farcaster', data: { fid: 7, owner_address: '0x1', username: 'ada' } },
    {
      type: 'twitter_oauth',
      data: { subject: '1', username: 'ada', name: 'Ada', profile_picture_url: 'https://pbs.example/ada.jpg' },
    },
    { type: 'custom:acme', data: { subject: 's' } },
  ]
  const { entries } = await described(accounts)
  const lv = expect.any(Number)
  expect(entries.slice(1)).toEqual([
    { type: 'phone', phone_number: '+44 20 7946 0018', lv },
    { type: 'farcaster', fid: 7, oa: '0x1', username: 'ada', lv },
    { type: 'twitter_oauth', subject: '1', username: 'ada', name: 'Ada', pfp: 'https://pbs.example/ada.jpg', lv },
    { type: 'custom:acme', subject: 's', lv },
  ])
})

test.each([1, 8, 12, 16, 24, 40, 200])(
  'with %i wallets it still fits a cookie, and says so where it left some out (fault 30)',
  async (count) => {
    const { identityToken, claims, entries } = await described(
      Array.from({ length: count }, (_, index) => external(index)),
    )
    expect(cookie(identityToken)).toBeLessThanOrEqual(3_800)
    expect(claims['accounts_truncated'] === true).toBe(entries.length < count + 1)
    expect(entries.filter(({ type }) => type === 'wallet').every(({ address }) => typeof address === 'string')).toBe(
      true,
    )
  },
)
