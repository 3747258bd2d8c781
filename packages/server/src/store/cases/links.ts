import { expect, test } from 'vitest'
import type { AccountRow, Store } from '../Store.ts'
import { race } from './race.ts'
import { auditEntry, credentialRow, email, embeddedWallet, fresh, now, passkey, storedUser, userRow } from './rows.ts'

/** What a store must do when accounts change hands, names or places. */
export function linkCases(store: () => Store) {
  const person = async (...accounts: AccountRow[]) => {
    const user = userRow()
    await store().users.create(user, accounts)
    return user.id
  }
  const accountsOf = async (id: string) => (await store().users.get(id, now))!.accounts
  const account = (type: AccountRow['type']): AccountRow => ({ ...email(), type, data: {} })

  test('unlinks an account, which anybody may link then', async () => {
    const [kept, gone] = [email(), email()]
    const id = await person(gone, kept)
    expect(await store().users.unlink(id, gone)).toBe('unlinked')
    expect(await accountsOf(id)).toEqual([kept])
    expect(await store().users.unlink(id, gone)).toBe('not_linked')
    const other = await storedUser(store())
    expect(await store().users.link(other.id, gone)).toBe('linked')
  })

  test('unlinks nothing of somebody else', async () => {
    const address = email()
    const id = await person(address, email())
    const other = await person(email(), email())
    expect(await store().users.unlink(other, address)).toBe('not_linked')
    expect(await store().users.unlink(fresh('nobody'), address)).toBe('not_linked')
    expect(await accountsOf(id)).toHaveLength(2)
  })

  const audit = auditEntry({ event: 'account.unlinked', subject: 'email' })
  const give = (moved: AccountRow, [from, to]: [string, string], only = true) =>
    store().users.transfer(moved, { from, to, only, audit })

  test('gives an account from one person to another, who is found by it then and is a guest no more', async () => {
    const [moved, kept, other] = [email(), account('google_oauth'), account('custom:guest')]
    const from = await person(moved, kept)
    const { id: to, ...guest } = userRow({ isGuest: true })
    await store().users.create({ id: to, ...guest }, [other])
    const proven = { ...moved, firstVerifiedAt: now + 1, latestVerifiedAt: now + 1 }
    expect(await give(proven, [from, to])).toBe('transferred')
    expect(await store().users.findByAccount('email', moved.key)).toBe(to)
    expect(await accountsOf(from)).toEqual([kept])
    expect(await accountsOf(to)).toEqual([proven])
    expect((await store().users.get(to, now))?.user.isGuest).toBe(false)
    expect((await store().audit.ofUser(from)).map(({ event }) => event)).toEqual(['account.unlinked'])
    expect((await store().users.search({ term: moved.key }, { limit: 9 }, now)).people[0]?.user.id).toBe(to)
  })

  test('gives nothing away that locks its person out of what else is theirs, and nothing twice', async () => {
    const to = (await storedUser(store())).id
    const [locked, besidePasskey, only] = [email(), email(), email()]
    const from = await person(locked, embeddedWallet())
    const { id } = await storedUser(store())
    const credential = credentialRow(id)
    await store().users.link(id, passkey(credential), { credential })
    await store().users.link(id, besidePasskey)
    expect(await give(locked, [from, to])).toBe('last_account')
    expect(await give(besidePasskey, [id, to])).toBe('last_account')
    expect(await give(only, [from, to])).toBe('not_linked')
    const emptied = await person(only)
    expect(await give(only, [emptied, to])).toBe('emptied')
    expect(await give(only, [emptied, to])).toBe('not_linked')
    const second = email()
    expect(await give(second, [await person(second), to])).toBe('second_of_kind')
    expect(await accountsOf(to)).toEqual([only])
  })

  test('gives an account to one of 64 who take it at once, also crosswise', async () => {
    const [left, right] = [email(), email()]
    const wallet = { ...account('wallet'), key: fresh('0x') }
    const [one, other] = [await person(left, wallet), await person(right)]
    const answers = await race((racer) => give(wallet, racer % 2 ? [one, other] : [other, one], false))
    expect(answers.filter((answer) => answer === 'transferred').length).toBeGreaterThan(0)
    const held = [...(await accountsOf(one)), ...(await accountsOf(other))].filter(({ key }) => key === wallet.key)
    expect(held).toHaveLength(1)
  })

  test('keeps the last account that one can sign in with, whatever else is there', async () => {
    const last = email()
    const beside = [
      embeddedWallet(),
      { ...embeddedWallet(), type: 'smart_wallet' as const },
      account('cross_app'),
      account('custom:guest'),
    ]
    const id = await person(last, ...beside)
    expect(await store().users.unlink(id, last)).toBe('last_account')
    expect(await store().users.unlink(id, beside[1]!)).toBe('unlinked')
    expect(await store().users.unlink(id, beside[2]!)).toBe('unlinked')
    expect(
      await store().users.link(id, embeddedWallet({ connector_type: 'injected', wallet_client_type: 'rabby' })),
    ).toBe('linked')
    expect(await store().users.unlink(id, last)).toBe('unlinked')
  })

  test('keeps a wallet that was made here', async () => {
    const wallet = embeddedWallet()
    const id = await person(email(), wallet)
    expect(await store().users.unlink(id, wallet)).toBe('not_linked')
    expect(await accountsOf(id)).toHaveLength(2)
  })

  test('leaves one of two accounts to 64 who unlink both at once (fault 60)', async () => {
    const two = [email(), email()]
    const id = await person(...two)
    const answers = await race((racer) => store().users.unlink(id, two[racer % 2]!))
    expect(answers.filter((answer) => answer === 'unlinked')).toHaveLength(1)
    expect(await accountsOf(id)).toHaveLength(1)
  })

  test('links a passkey with its public half, and both go with the unlinking', async () => {
    const id = await person(email())
    const credential = credentialRow(id)
    expect(await store().users.link(id, passkey(credential), { credential })).toBe('linked')
    expect(await store().credentials.get(credential.id)).toEqual(credential)
    expect(await store().users.unlink(id, passkey(credential))).toBe('unlinked')
    expect(await store().credentials.get(credential.id)).toBeNull()
  })

  test('keeps no public half of a passkey that is taken', async () => {
    const holder = await person(email())
    const known = credentialRow(holder)
    await store().users.link(holder, passkey(known), { credential: known })
    const id = await person(email())
    const credential = credentialRow(id)
    expect(await store().users.link(id, passkey(known), { credential: { ...known, userId: id } })).toBe('account_taken')
    expect(await store().users.link(id, passkey(known), { credential })).toBe('account_taken')
    expect(await store().credentials.get(credential.id)).toBeNull()
    expect((await store().credentials.get(known.id))?.userId).toBe(holder)
  })

  test('keeps the order of linking after an unlinking', async () => {
    const [first, second, third, fourth] = [email(), email(), email(), email()]
    const id = await person(first, second, third)
    await store().users.unlink(id, first)
    await store().users.link(id, fourth)
    expect(await accountsOf(id)).toEqual([second, third, fourth])
  })

  test('puts an account in the place of another', async () => {
    const [first, second, next] = [email(), email(), email()]
    const id = await person(first, second)
    expect(await store().users.relink(id, first, next)).toBe('linked')
    expect(await accountsOf(id)).toEqual([next, second])
    expect(await store().users.findByAccount('email', first.key)).toBeNull()
    const changed = { ...next, data: { address: next.key, note: 'again' } }
    expect(await store().users.relink(id, next, changed)).toBe('linked')
    expect(await accountsOf(id)).toEqual([changed, second])
  })

  test('replaces nothing where the new account is taken or the old one is not theirs', async () => {
    const [mine, theirs] = [email(), email()]
    const id = await person(mine)
    await person(theirs)
    expect(await store().users.relink(id, mine, theirs)).toBe('account_taken')
    expect(await store().users.relink(id, theirs, email())).toBe('not_linked')
    expect(await accountsOf(id)).toEqual([mine])
  })

  test('gives an account to one of 64 who put it in the place of theirs', async () => {
    const olds = await race(async () => email())
    const people = await race((racer) => person(olds[racer]!))
    const wanted = email()
    const answers = await race((racer) => store().users.relink(people[racer]!, olds[racer]!, wanted))
    expect(answers.filter((answer) => answer === 'linked')).toHaveLength(1)
    for (const id of people) expect(await accountsOf(id)).toHaveLength(1)
  })

  test('changes some of what is known of an account, and loses nothing of 64 changes', async () => {
    const address = email()
    const id = await person(address)
    await race((racer) => store().users.setAccountData(id, address, { [`note${racer}`]: racer }))
    const [changed] = await accountsOf(id)
    expect(changed!.data).toMatchObject({ ...address.data, note0: 0, note63: 63 })
    expect(Object.keys(changed!.data)).toHaveLength(65)
    expect(await store().users.setAccountData(fresh('nobody'), address, {})).toBe(false)
    expect(await store().users.setAccountData(id, email(), {})).toBe(false)
  })

  test('ends a guest’s being one once they can sign in for good', async () => {
    const guest = account('custom:guest')
    const user = userRow({ isGuest: true })
    await store().users.create(user, [guest])
    await store().users.link(user.id, embeddedWallet())
    expect((await store().users.get(user.id, now))?.user.isGuest).toBe(true)
    expect(await store().users.findByAccount(guest.type, guest.key)).toBe(user.id)
    expect(await store().users.link(user.id, email())).toBe('linked')
    expect((await store().users.get(user.id, now))?.user.isGuest).toBe(false)
    expect(await store().users.findByAccount(guest.type, guest.key)).toBeNull()
  })
}
