import { expect, test } from 'vitest'
import type { KeyRow, Store } from '../Store.ts'
import { race } from './race.ts'
import { fresh, now } from './rows.ts'

/** What a store must do with the server's own keys. */
export function keyCases(store: () => Store) {
  const key = (purpose: KeyRow['purpose']): KeyRow => ({
    kid: fresh('kid'),
    purpose,
    publicJwk: purpose === 'refresh' ? null : { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' },
    wrapped: 'd3JhcHBlZA',
    createdAt: now,
  })

  test('keeps the first of 64 keys, and tells everybody which', async () => {
    expect(await store().keys.list('token')).toEqual([])
    const answers = await race(() => store().keys.addFirst(key('token')))
    expect(new Set(answers.map(({ kid }) => kid)).size).toBe(1)
    expect(await store().keys.list('token')).toEqual([answers[0]])
  })

  test('keeps purposes apart', async () => {
    const identity = key('identity')
    const refresh = key('refresh')
    expect(await store().keys.addFirst(identity)).toEqual(identity)
    expect(await store().keys.addFirst(refresh)).toEqual(refresh)
    expect(await store().keys.list('refresh')).toEqual([refresh])
  })
}
