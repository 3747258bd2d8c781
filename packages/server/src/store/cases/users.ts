import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { race } from './race.ts'
import {
  auditEntry,
  credentialRow,
  delegationRow,
  email,
  embeddedWallet,
  fresh,
  minute,
  now,
  storedUser,
  userRow,
} from './rows.ts'
import { toldDelegation } from '../toldDelegation.ts'

/** What a store must do with people and their accounts. */
export function userCases(store: () => Store) {
  test('gives back a person as made, accounts in the order of linking', async () => {
    const user = userRow({
      hasAcceptedTerms: true,
      customMetadata: { plan: 'pro', seats: 3, paid: true },
    })
    const made = [email({ firstVerifiedAt: null, latestVerifiedAt: null }), email(), embeddedWallet()]
    expect(await store().users.create(user, made, { credential: credentialRow(user.id) })).toEqual({
      outcome: 'created',
    })
    const linked = [email(), embeddedWallet({ wallet_index: 1 })]
    for (const account of linked) expect(await store().users.link(user.id, account)).toBe('linked')
    const all = { user, accounts: [...made, ...linked], delegations: [], totpSince: null }
    expect(await store().users.get(user.id, now)).toEqual(all)
    expect(await store().credentials.ofUser(user.id)).toHaveLength(1)
  })

  test('knows nobody under an unknown id, account or wallet', async () => {
    expect(await store().users.get(fresh('nobody'), now)).toBeNull()
    expect(await store().users.findByAccount('email', fresh('nobody'))).toBeNull()
    expect(await store().users.findByWalletId(fresh('nothing'))).toBeNull()
  })

  test('finds the person by an account and by a wallet id', async () => {
    const user = userRow()
    const wallet = embeddedWallet()
    const address = email()
    await store().users.create(user, [address, wallet])
    expect(await store().users.findByAccount('email', address.key)).toBe(user.id)
    expect(await store().users.findByAccount('phone', address.key)).toBeNull()
    expect(await store().users.findByWalletId(wallet.data.id as string)).toEqual({ userId: user.id, account: wallet })
  })

  test('makes nobody where an account is taken, not even half a person (fault 37)', async () => {
    const taken = email()
    await store().users.create(userRow(), [taken])
    const user = userRow()
    const other = email()
    const credential = credentialRow(user.id)
    expect(await store().users.create(user, [other, taken], { credential })).toEqual({
      outcome: 'account_taken',
      type: 'email',
    })
    expect(await store().users.get(user.id, now)).toBeNull()
    expect(await store().users.findByAccount('email', other.key)).toBeNull()
    expect(await store().credentials.get(credential.id)).toBeNull()
  })

  test('makes nobody where the passkey is known already', async () => {
    const first = userRow()
    const credential = credentialRow(first.id)
    await store().users.create(first, [], { credential })
    const second = userRow()
    const copy = { ...credential, userId: second.id }
    expect(await store().users.create(second, [], { credential: copy })).toEqual({
      outcome: 'account_taken',
      type: 'passkey',
    })
    expect(await store().users.get(second.id, now)).toBeNull()
  })

  test('gives one account to one of 64 people (fault 37)', async () => {
    const shared = email()
    const answers = await race(() => store().users.create(userRow(), [email(), shared]))
    expect(answers.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
  })

  test('links an account to one of 64', async () => {
    const people = await race(() => storedUser(store()))
    const shared = email()
    const answers = await race((racer) => store().users.link(people[racer]!.id, shared))
    expect(answers.filter((answer) => answer === 'linked')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'account_taken')).toHaveLength(63)
  })

  test('refuses to link what the person has already', async () => {
    const user = userRow()
    const address = email()
    await store().users.create(user, [address])
    expect(await store().users.link(user.id, address)).toBe('account_taken')
  })

  test('gives a wallet index to one of 64 wallets of a person', async () => {
    const user = await storedUser(store())
    const answers = await race(() => store().users.link(user.id, embeddedWallet()))
    expect(answers.filter((answer) => answer === 'linked')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'index_taken')).toHaveLength(63)
  })

  test('counts wallet indices per person and chain, and for embedded wallets only', async () => {
    const user = userRow()
    await store().users.create(user, [embeddedWallet()])
    const external = { connector_type: 'injected', wallet_client_type: 'metamask' }
    for (const wallet of [
      embeddedWallet({ wallet_index: 1 }),
      embeddedWallet({ chain_type: 'solana' }),
      embeddedWallet(external),
      embeddedWallet({ wallet_index: null }),
      embeddedWallet({ wallet_index: null }),
    ])
      expect(await store().users.link(user.id, wallet)).toBe('linked')
    expect(await store().users.create(userRow(), [embeddedWallet()])).toEqual({ outcome: 'created' })
  })

  test('marks an account as proven once more, for its own person only', async () => {
    const user = userRow()
    const address = email()
    const unproven = email({ firstVerifiedAt: null, latestVerifiedAt: null })
    await store().users.create(user, [address, unproven])
    await store().users.verified(user.id, 'email', address.key, now + minute)
    await store().users.verified(user.id, 'email', unproven.key, now + minute)
    await store().users.verified(fresh('somebody-else'), 'email', address.key, now + 2 * minute)
    const found = await store().users.get(user.id, now)
    expect(found?.accounts).toEqual([
      { ...address, latestVerifiedAt: now + minute },
      { ...unproven, firstVerifiedAt: now + minute, latestVerifiedAt: now + minute },
    ])
  })

  test('shows active and unexpired delegations only', async () => {
    const user = await storedUser(store())
    const onchain = { chainId: 1, implementation: '0x1', sessionKey: '0x2', transactionHash: '0x3' }
    const consent = { ...delegationRow(user.id).consent, onchain }
    const living = delegationRow(user.id, { expiresAt: now + 2 * minute, consent })
    const short = delegationRow(user.id, { expiresAt: now + minute })
    const ended = delegationRow(user.id)
    for (const row of [living, short, ended]) await store().delegations.create(row, auditEntry({ subject: row.id }))
    await store().delegations.revoke(user.id, [ended.walletId], { revokedBy: 'app', now, audit: auditEntry() })
    const found = await store().users.get(user.id, now + minute)
    expect(found?.delegations).toEqual([toldDelegation(living)])
    expect(found?.delegations[0]?.isOnchain).toBe(true)
  })

  test('names the kind of the account that is taken, and no more', async () => {
    const wallet = embeddedWallet()
    await store().users.create(userRow(), [wallet])
    const answer = await store().users.create(userRow(), [email(), wallet])
    expect(answer).toEqual({ outcome: 'account_taken', type: 'wallet' })
    const twice = email()
    expect(await store().users.create(userRow(), [twice, twice])).toEqual({ outcome: 'account_taken', type: 'email' })
    const oneIndex = [embeddedWallet(), embeddedWallet()]
    expect(await store().users.create(userRow(), oneIndex)).toEqual({ outcome: 'account_taken', type: 'wallet' })
  })

  test('makes whole people or none where 64 imports overlap in a ring (fault 37)', async () => {
    const ring = Array.from({ length: 64 }, () => email())
    const people = ring.map(() => userRow())
    const answers = await race((racer) =>
      store().users.create(
        people[racer]!,
        [ring[racer]!, ring[(racer + 1) % 64]!].toSorted(() => (racer % 2) - 0.5),
      ),
    )
    for (const [racer, { id }] of people.entries()) {
      const found = await store().users.get(id, now)
      const made = answers[racer]!.outcome === 'created'
      expect(found?.accounts.length ?? 0).toBe(made ? 2 : 0)
      if (!made) expect(answers[racer]).toEqual({ outcome: 'account_taken', type: 'email' })
    }
    const holders = await Promise.all(ring.map(({ key }) => store().users.findByAccount('email', key)))
    const created = answers.filter(({ outcome }) => outcome === 'created').length
    expect(created).toBeGreaterThan(0)
    expect(holders.filter((holder) => holder !== null)).toHaveLength(2 * created)
  })

  test('keeps what an app knows of a person, and that they accepted its terms', async () => {
    const { id } = await storedUser(store())
    expect(await store().users.setCustomMetadata(id, { plan: 'pro', seats: 3 })).toBe(true)
    expect(await store().users.setCustomMetadata(id, { paid: true })).toBe(true)
    expect(await store().users.acceptTerms(id)).toBe(true)
    expect((await store().users.get(id, now))?.user).toMatchObject({
      customMetadata: { paid: true },
      hasAcceptedTerms: true,
    })
    expect(await store().users.setCustomMetadata(fresh('nobody'), {})).toBe(false)
    expect(await store().users.acceptTerms(fresh('nobody'))).toBe(false)
  })
}
