import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { race } from './race.ts'
import {
  email,
  embeddedWallet,
  fresh,
  now,
  pregeneratedRow,
  receiptRow,
  storedUser,
  userRow,
  vaultRow,
} from './rows.ts'

/** What a store must do with wallets that were made ahead of a person's arrival. */
export function pregeneratedCases(store: () => Store) {
  const wallet = (index: number) => embeddedWallet({ wallet_index: index })
  const accountsOf = async (id: string) => (await store().users.get(id, now))!.accounts

  test('keeps the secret of a new person, and none of one who is not made', async () => {
    const user = userRow()
    const secret = pregeneratedRow(user.id)
    const address = email()
    await store().users.create(user, [address, wallet(0)], { pregenerated: secret })
    expect(await store().pregenerated.get(user.id)).toEqual(secret)
    const second = userRow()
    await store().users.create(second, [address], { pregenerated: pregeneratedRow(second.id) })
    expect(await store().pregenerated.get(second.id)).toBeNull()
  })

  test('adds wallets to a person, with the first secret or with the one that is there', async () => {
    const { id } = await storedUser(store())
    const secret = pregeneratedRow(id)
    expect(await store().pregenerated.add(secret, [wallet(0), wallet(1)])).toBe('added')
    expect(await store().pregenerated.add(secret, [wallet(2)])).toBe('added')
    expect(await store().pregenerated.get(id)).toEqual(secret)
    expect((await accountsOf(id)).map(({ data }) => data.wallet_index)).toEqual([0, 1, 2])
  })

  test('adds nothing where a wallet or its index is taken', async () => {
    const { id } = await storedUser(store())
    const taken = wallet(5)
    await store().users.create(userRow(), [taken])
    expect(await store().pregenerated.add(pregeneratedRow(id), [wallet(0), taken])).toBe('account_taken')
    expect(await store().pregenerated.add(pregeneratedRow(id), [wallet(0), wallet(0)])).toBe('index_taken')
    expect(await store().pregenerated.get(id)).toBeNull()
    expect(await accountsOf(id)).toEqual([])
  })

  test('adds nothing beside another secret, beside a vault, or for nobody', async () => {
    const { id } = await storedUser(store())
    await store().pregenerated.add(pregeneratedRow(id), [wallet(0)])
    expect(await store().pregenerated.add(pregeneratedRow(id), [wallet(1)])).toBe('secret_changed')
    await store().vaults.put(vaultRow(id, 1), { claims: true })
    const secret = (await store().pregenerated.get(id))!
    expect(await store().pregenerated.add(secret, [wallet(1)])).toBe('vault_exists')
    expect(await store().pregenerated.add(pregeneratedRow(fresh('nobody')), [wallet(0)])).toBe('not_found')
    expect(await accountsOf(id)).toHaveLength(1)
  })

  test('adds wallets once for one receipt, and keeps none for what was refused', async () => {
    const { id } = await storedUser(store())
    const secret = pregeneratedRow(id)
    const more = { receipt: receiptRow(id), now }
    await store().pregenerated.add(secret, [wallet(0)])
    expect(await store().pregenerated.add(secret, [wallet(0)], more)).toBe('index_taken')
    expect(await store().pregenerated.add(secret, [wallet(1)], more)).toBe('added')
    expect(await store().pregenerated.add(secret, [wallet(2)], more)).toBe('repeated')
    expect(await store().receipts.get(more.receipt.key, now)).toEqual(more.receipt)
    expect(await accountsOf(id)).toHaveLength(2)
  })

  test('takes one of 64 first secrets', async () => {
    const { id } = await storedUser(store())
    const secrets = await race(async () => pregeneratedRow(id))
    const answers = await race((racer) => store().pregenerated.add(secrets[racer]!, [wallet(racer)]))
    expect(answers.filter((answer) => answer === 'added')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'secret_changed')).toHaveLength(63)
    expect(await store().pregenerated.get(id)).toEqual(secrets[answers.indexOf('added')])
  })

  test('gives an index to one of 64 wallets of one secret', async () => {
    const { id } = await storedUser(store())
    const secret = pregeneratedRow(id)
    const answers = await race(() => store().pregenerated.add(secret, [wallet(0)]))
    expect(answers.filter((answer) => answer === 'added')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'index_taken')).toHaveLength(63)
  })

  test('is destroyed by one of 64', async () => {
    const { id } = await storedUser(store())
    await store().pregenerated.add(pregeneratedRow(id), [wallet(0)])
    const answers = await race(() => store().pregenerated.destroy(id))
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await store().pregenerated.get(id)).toBeNull()
  })
}
