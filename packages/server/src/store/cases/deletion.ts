import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { race } from './race.ts'
import {
  auditEntry,
  credentialRow,
  delegationRow,
  email,
  embeddedWallet,
  familyRow,
  fresh,
  now,
  passkey,
  pregeneratedRow,
  receiptRow,
  storedDelegation,
  ticketRow,
  userRow,
  vaultRow,
} from './rows.ts'

/** What a store must do to forget somebody. */
export function deletionCases(store: () => Store) {
  test('forgets the person and all that is theirs, and nothing of others', async () => {
    const user = userRow()
    const address = email()
    const wallet = embeddedWallet()
    const credential = credentialRow(user.id)
    const receipt = receiptRow(user.id)
    await store().users.create(user, [address, wallet, passkey(credential)], {
      credential,
      receipt,
      pregenerated: pregeneratedRow(user.id),
    })
    const family = familyRow(user.id)
    await store().families.create(family)
    await store().vaults.put(vaultRow(user.id, 1))
    const delegation = delegationRow(user.id)
    await store().delegations.create(delegation, auditEntry())
    const tickets = [ticketRow({ kind: 'delegation', userId: user.id }), ticketRow({ userId: user.id })]
    for (const ticket of tickets) await store().tickets.put(ticket)
    const other = await storedDelegation(store())

    expect(await store().users.delete(user.id)).toBe(true)

    expect(await store().users.get(user.id, now)).toBeNull()
    expect(await store().users.findByAccount('email', address.key)).toBeNull()
    expect(await store().users.findByWalletId(wallet.data.id as string)).toBeNull()
    expect((await store().users.search({ term: address.key }, { limit: 1 }, now)).people).toEqual([])
    expect(await store().credentials.get(credential.id)).toBeNull()
    expect(await store().receipts.get(receipt.key, now)).toBeNull()
    expect(await store().pregenerated.get(user.id)).toBeNull()
    expect(await store().families.get(family.id)).toBeNull()
    expect(await store().families.sessionLives(family.sid, now)).toBe(false)
    expect(await store().vaults.get(user.id)).toBeNull()
    expect(await store().delegations.ofUser(user.id)).toEqual([])
    expect(await store().audit.ofUser(user.id)).toEqual([])
    for (const { kind, id } of tickets) expect(await store().tickets.take(kind, id, now)).toBeNull()
    expect(await store().users.delete(user.id)).toBe(false)
    expect((await store().delegations.ofWallet(other.walletId))?.status).toBe('active')
    expect(await store().users.create(userRow(), [address])).toEqual({ outcome: 'created' })
  })

  test('lets signatures under way end, then nobody sign or grant any more (fault 42)', async () => {
    const { id, userId } = await storedDelegation(store())
    const sign = () =>
      store().delegations.use(
        id,
        () => now,
        async () => ({ result: 'signed', audit: auditEntry() }),
      )
    const signing = race(sign)
    await store().users.delete(userId)
    for (const answer of await signing)
      expect(answer.released || ['not_found', 'revoked'].includes(answer.reason)).toBe(true)
    expect(await sign()).toEqual({ released: false, reason: 'not_found' })
    expect(await store().delegations.create(delegationRow(userId), auditEntry())).toBe('superseded')
  })

  test('is done by one of 64', async () => {
    const user = userRow()
    await store().users.create(user, [email()])
    const answers = await race(() => store().users.delete(user.id))
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await store().users.delete(fresh('nobody'))).toBe(false)
  })

  test('leaves nothing that may be added to who is gone', async () => {
    const user = userRow()
    await store().users.create(user, [])
    await store().users.delete(user.id)
    const family = familyRow(user.id)
    await expect(store().families.create(family)).rejects.toMatchObject({ code: 'store_unavailable' })
    await expect(store().users.link(user.id, email())).rejects.toMatchObject({ code: 'store_unavailable' })
    expect(await store().families.get(family.id)).toBeNull()
    expect(await store().vaults.put(vaultRow(user.id, 1))).toBe(false)
    expect(await store().vaults.get(user.id)).toBeNull()
    expect(await store().pregenerated.add(pregeneratedRow(user.id), [embeddedWallet()])).toBe('not_found')
    expect(await store().delegations.create(delegationRow(user.id), auditEntry())).toBe('superseded')
  })
}
