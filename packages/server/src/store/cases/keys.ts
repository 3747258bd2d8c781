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

  test('adds one of 64 successors of a key, in order', async () => {
    const [first] = await store().keys.list('token')
    const successors = await race((racer) => {
      const successor = { ...key('token'), createdAt: now - racer }
      return store()
        .keys.addNext(successor, first!.kid)
        .then((added) => (added ? successor : null))
    })
    const [winner, ...others] = successors.filter((successor) => successor !== null)
    expect(others).toEqual([])
    expect(await store().keys.list('token')).toEqual([first, winner])
    expect(await store().keys.addNext(key('token'), first!.kid)).toBe(false)
    expect(await store().keys.addNext(key('token'), fresh('unknown'))).toBe(false)
  })

  test('forgets a key, and takes no first one again while a successor is there', async () => {
    const [first, newest] = await store().keys.list('token')
    await store().keys.remove(first!.kid)
    await store().keys.remove(first!.kid)
    expect(await store().keys.addFirst(key('token'))).toEqual(newest)
    const next = key('token')
    expect(await store().keys.addNext(next, newest!.kid)).toBe(true)
    expect(await store().keys.list('token')).toEqual([newest, next])
  })
}
