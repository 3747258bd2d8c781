import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { race } from './race.ts'
import { fresh, keyRow, now } from './rows.ts'

/** What a store must do with the server's own keys. */
export function keyCases(store: () => Store) {
  test('keeps the first of 64 keys, and tells everybody which', async () => {
    expect(await store().keys.list('token')).toEqual([])
    const answers = await race(() => store().keys.addFirst(keyRow('token')))
    expect(new Set(answers.map(({ kid }) => kid)).size).toBe(1)
    expect(await store().keys.list('token')).toEqual([answers[0]])
  })

  test('keeps purposes apart', async () => {
    const identity = keyRow('identity')
    const refresh = keyRow('refresh')
    expect(await store().keys.addFirst(identity)).toEqual(identity)
    expect(await store().keys.addFirst(refresh)).toEqual(refresh)
    expect(await store().keys.list('refresh')).toEqual([refresh])
  })

  test('adds one of 64 successors of a key, in order', async () => {
    const [first] = await store().keys.list('token')
    const successors = await race((racer) => {
      const successor = { ...keyRow('token'), createdAt: now - racer }
      return store()
        .keys.addNext(successor, first!.kid)
        .then((added) => (added ? successor : null))
    })
    const [winner, ...others] = successors.filter((successor) => successor !== null)
    expect(others).toEqual([])
    expect(await store().keys.list('token')).toEqual([first, winner])
    expect(await store().keys.addNext(keyRow('token'), first!.kid)).toBe(false)
    expect(await store().keys.addNext(keyRow('token'), fresh('unknown'))).toBe(false)
  })

  test('forgets a key, and takes no first one again while a successor is there', async () => {
    const [first, newest] = await store().keys.list('token')
    await store().keys.remove(first!.kid)
    await store().keys.remove(first!.kid)
    expect(await store().keys.addFirst(keyRow('token'))).toEqual(newest)
    const next = keyRow('token')
    expect(await store().keys.addNext(next, newest!.kid)).toBe(true)
    expect(await store().keys.list('token')).toEqual([newest, next])
  })
}
