import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { naive, singleUses } from './singleUse.ts'

/** Starts 64 calls at once and gives all their answers. */
export const race = <answer>(call: (racer: number) => Promise<answer>): Promise<answer[]> =>
  Promise.all(Array.from({ length: 64 }, (_, racer) => call(racer)))

/** What can be had once is had by one of 64; `pnpm bench races` runs many more rounds of the same. */
export function raceCases(store: () => Store) {
  const winners = async (play: (racer: number) => Promise<boolean>) => (await race(play)).filter(Boolean).length

  test('are real: of 64 racers who ask first and act later, more than one gets through', async () => {
    expect(await winners(await naive(store()))).toBeGreaterThan(1)
  })

  test.each(Object.keys(singleUses))('%s has one winner among 64 (fault 35)', async (name) => {
    for (let round = 0; round < 3; round++) expect(await winners(await singleUses[name]!(store()))).toBe(1)
  })
}
