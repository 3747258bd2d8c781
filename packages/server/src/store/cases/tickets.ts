import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { race } from './race.ts'
import { fresh, minute, now, storedUser, ticketRow } from './rows.ts'

/** What a store must do with things that may be used once. */
export function ticketCases(store: () => Store) {
  test('gives a ticket to one of 64 takers, whole (fault 35)', async () => {
    const ticket = ticketRow({ kind: 'siwe', userId: 'somebody', data: { nonce: 'abc', list: [1, { deep: null }] } })
    await store().tickets.put(ticket)
    const answers = await race(() => store().tickets.take('siwe', ticket.id, now))
    expect(answers.filter((answer) => answer !== null)).toEqual([ticket])
  })

  test('gives nothing for another purpose, and keeps the ticket for its own', async () => {
    const ticket = ticketRow({ kind: 'passkey-register' })
    await store().tickets.put(ticket)
    expect(await store().tickets.take('passkey-login', ticket.id, now)).toBeNull()
    expect(await store().tickets.take('passkey-register', ticket.id, now)).toEqual(ticket)
  })

  test('counts an expired ticket as none, and takes it for good, whatever the clock says next (fault 52)', async () => {
    const ticket = ticketRow()
    await store().tickets.put(ticket)
    expect(await store().tickets.take(ticket.kind, ticket.id, ticket.expiresAt)).toBeNull()
    expect(await store().tickets.take(ticket.kind, ticket.id, now)).toBeNull()
  })

  test('keeps the latest of two under one id', async () => {
    const ticket = ticketRow({ data: { send: 1 } })
    await store().tickets.put(ticket)
    await store().tickets.put({ ...ticket, data: { send: 2 } })
    expect((await store().tickets.take(ticket.kind, ticket.id, now))?.data).toEqual({ send: 2 })
  })

  test('counts what a person holds of a kind, unexpired', async () => {
    const { id: userId } = await storedUser(store())
    await store().tickets.put(ticketRow({ kind: 'delegation', userId }))
    await store().tickets.put(ticketRow({ kind: 'delegation', userId, expiresAt: now + 2 * minute }))
    await store().tickets.put(ticketRow({ kind: 'siwe', userId }))
    expect(await store().tickets.count('delegation', userId, now)).toBe(2)
    expect(await store().tickets.count('delegation', userId, now + minute)).toBe(1)
    expect(await store().tickets.count('delegation', fresh('nobody'), now)).toBe(0)
  })

  test('one that is kept for good clears away none that others wait for', async () => {
    const [waiting, kept] = [ticketRow(), ticketRow({ kind: 'passkey-retired', expiresAt: now + century })]
    await store().tickets.put(waiting)
    await store().tickets.put(kept)
    const later = { expiresAt: kept.expiresAt + 2 * 24 * 60 * minute }
    await store().tickets.put(ticketRow({ kind: 'passkey-retired', ...later }))
    expect(await store().tickets.take(waiting.kind, waiting.id, now)).toEqual(waiting)
    expect(await store().tickets.take(kept.kind, kept.id, now)).toEqual(kept)
  })
}

const century = 100 * 365 * 24 * 60 * minute
