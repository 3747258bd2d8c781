import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { now, storedUser, ticketRow } from './rows.ts'

/** Starts 64 calls at once and gives all their answers. */
export const race = <answer>(call: (racer: number) => Promise<answer>): Promise<answer[]> =>
  Promise.all(Array.from({ length: 64 }, (_, racer) => call(racer)))

/** The control: if this does not fail where it should, the races below prove nothing. */
export function raceCases(store: () => Store) {
  test('are real: of 64 racers who ask first and act later, more than one gets through', async () => {
    const { id } = await storedUser(store())
    const putUnlessThere = async () => {
      if ((await store().tickets.count('siwe', id, now)) > 0) return false
      await store().tickets.put(ticketRow({ kind: 'siwe', userId: id }))
      return true
    }
    const answers = await race(putUnlessThere)
    expect(answers.filter(Boolean).length).toBeGreaterThan(1)
  })
}
