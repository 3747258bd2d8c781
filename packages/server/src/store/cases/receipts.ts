import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { race } from './race.ts'
import { appWallet, email, embeddedWallet, fresh, minute, now, receiptRow, userRow } from './rows.ts'

/** What a store must do so that a repeated request gets the same answer again, and does nothing twice. */
export function receiptCases(store: () => Store) {
  /** One import, with an answer of its own. */
  const asImport = (key: string, accounts = [email()]) => {
    const user = userRow()
    const receipt = receiptRow(user.id, { key })
    return { user, receipt, run: () => store().users.create(user, accounts, { receipt }) }
  }

  test('makes one person of 64 requests with one key, and tells the others what that one was told (fault 36)', async () => {
    const key = fresh('receipt')
    const accounts = [email(), embeddedWallet()]
    const imports = await race(async () => asImport(key, accounts))
    const answers = await race((racer) => imports[racer]!.run())
    const winners = imports.filter((_, racer) => answers[racer]!.outcome === 'created')
    expect(winners).toHaveLength(1)
    const { user, receipt } = winners[0]!
    const repeated = answers.filter(({ outcome }) => outcome !== 'created')
    expect(repeated).toEqual(repeated.map(() => ({ outcome: 'repeated', receipt })))
    expect(await store().receipts.get(key, now)).toEqual(receipt)
    expect(await store().users.findByAccount('email', accounts[0]!.key)).toBe(user.id)
  })

  test('gives the answer back letter for letter', async () => {
    const { receipt, run } = asImport(fresh('receipt'))
    await run()
    const kept = await store().receipts.get(receipt.key, now)
    expect(JSON.stringify(kept?.answer)).toBe(JSON.stringify(receipt.answer))
  })

  test('keeps no receipt of what was refused', async () => {
    const taken = email()
    await store().users.create(userRow(), [taken])
    const key = fresh('receipt')
    expect(await asImport(key, [taken]).run()).toEqual({ outcome: 'account_taken', type: 'email' })
    expect(await store().receipts.get(key, now)).toBeNull()
    expect(await asImport(key).run()).toEqual({ outcome: 'created' })
  })

  test('makes nothing where the key was used, even of other accounts', async () => {
    const first = asImport(fresh('receipt'))
    await first.run()
    const other = email()
    const second = asImport(first.receipt.key, [other])
    expect(await second.run()).toEqual({ outcome: 'repeated', receipt: first.receipt })
    expect(await store().users.get(second.user.id, now)).toBeNull()
    expect(await store().users.findByAccount('email', other.key)).toBeNull()
  })

  test('counts an expired receipt as none, and replaces it', async () => {
    const first = asImport(fresh('receipt'))
    await first.run()
    expect(await store().receipts.get(first.receipt.key, now + minute)).toBeNull()
    const user = userRow({ createdAt: now + minute })
    const receipt = receiptRow(user.id, { key: first.receipt.key, expiresAt: now + 2 * minute })
    expect(await store().users.create(user, [email()], { receipt })).toEqual({ outcome: 'created' })
    expect(await store().receipts.get(receipt.key, now + minute)).toEqual(receipt)
  })

  test('keeps one of 64 that come with one key, and gives it to all until it expires', async () => {
    const key = fresh('receipt')
    const rows = await race(async (racer) => receiptRow(null, { key, answer: { status: 200, body: `${racer}` } }))
    const answers = await race((racer) => store().receipts.keep(rows[racer]!, now))
    const kept = await store().receipts.get(key, now)
    expect(answers).toEqual(answers.map(() => kept))
    const later = receiptRow(null, { key, expiresAt: now + 2 * minute })
    expect(await store().receipts.keep(later, now + minute)).toEqual(later)
  })

  test('makes one wallet of 64 requests with one key', async () => {
    const receipt = receiptRow(null)
    const rows = await race(async () => appWallet())
    const answers = await race((racer) => store().wallets.create(rows[racer]!, receipt))
    expect(answers.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
    expect(answers.filter(({ outcome }) => outcome === 'repeated')).toHaveLength(63)
    const kept = await Promise.all(rows.map(({ id }) => store().wallets.get(id)))
    expect(kept.filter((row) => row !== null)).toHaveLength(1)
  })

  test('clears expired receipts away, so that they never gather', async () => {
    const user = userRow()
    const old = receiptRow(user.id, { expiresAt: 1 })
    await store().users.create(user, [], { receipt: old })
    expect(await store().receipts.get(old.key, 0)).toEqual(old)
    await asImport(fresh('receipt')).run()
    expect(await store().receipts.get(old.key, 0)).toBeNull()
  })
}
