import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { race } from './race.ts'
import { familyRow, fresh, minute, now, storedUser } from './rows.ts'

/** What a store must do with lines of refresh tokens. */
export function familyCases(store: () => Store) {
  const stored = async (row = {}) => {
    const family = familyRow((await storedUser(store())).id, row)
    await store().families.create(family)
    return family
  }
  const times = { rotatedAt: now + minute, expiresAt: now + 31 * minute }

  test('gives a family back as made, and null for an unknown one', async () => {
    const family = await stored({ jkt: 'dGh1bWI' })
    expect(await store().families.get(family.id)).toEqual(family)
    expect(await store().families.get(fresh('none'))).toBeNull()
  })

  test('lets one of 64 advance a generation (fault 33)', async () => {
    const family = await stored()
    const answers = await race(() => store().families.advance(family.id, 0, times))
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await store().families.get(family.id)).toEqual({ ...family, ...times, gen: 1 })
  })

  test('advances no generation but the current one, and no unknown family', async () => {
    const family = await stored({ gen: 5 })
    expect(await store().families.advance(family.id, 4, times)).toBe(false)
    expect(await store().families.advance(family.id, 6, times)).toBe(false)
    expect(await store().families.advance(fresh('none'), 0, times)).toBe(false)
    expect(await store().families.advance(family.id, 5, times)).toBe(true)
  })

  test('advances no family that was revoked or has expired', async () => {
    const revoked = await stored()
    await store().families.revoke(revoked.id, now)
    const expired = await stored({ expiresAt: times.rotatedAt })
    const tooOld = await stored({ absoluteExpiresAt: times.rotatedAt })
    for (const { id } of [revoked, expired, tooOld]) expect(await store().families.advance(id, 0, times)).toBe(false)
  })

  test('never advances once it is revoked, however the two race', async () => {
    const { id } = await stored()
    await Promise.all([store().families.advance(id, 0, times), store().families.revoke(id, now)])
    const { gen } = (await store().families.get(id))!
    expect(await store().families.advance(id, gen, times)).toBe(false)
  })

  test('keeps the moment of the first revocation', async () => {
    const { id } = await stored()
    await store().families.revoke(id, now + 1)
    await store().families.revoke(id, now + 2)
    expect((await store().families.get(id))?.revokedAt).toBe(now + 1)
  })

  test('ends every session of one person, and nobody else’s', async () => {
    const [first, other] = [await stored(), await stored()]
    const second = familyRow(first.userId)
    await store().families.create(second)
    await store().families.revoke(second.id, now)
    await store().families.revokeOfUser(first.userId, now + 1)
    expect((await store().families.get(first.id))?.revokedAt).toBe(now + 1)
    expect((await store().families.get(second.id))?.revokedAt).toBe(now)
    expect(await store().families.get(other.id)).toEqual(other)
  })

  test('finds the line of a session, and notes that a passkey was shown in it and in no other', async () => {
    const [shown, other] = [await stored(), await stored()]
    await store().families.sawPasskey(shown.sid)
    await store().families.sawPasskey(fresh('nothing'))
    expect(await store().families.ofSession(shown.sid)).toEqual({ ...shown, byPasskey: true })
    expect(await store().families.ofSession(other.sid)).toEqual(other)
    expect(await store().families.ofSession(fresh('nothing'))).toBeNull()
  })

  test('ends one of a person’s sessions, or all but one, and nobody else’s', async () => {
    const [own, other] = [await stored(), await stored()]
    const [second, third] = [familyRow(own.userId), familyRow(own.userId)]
    for (const each of [second, third]) await store().families.create(each)
    const living = async () => (await store().families.ofUser(own.userId, now)).map(({ id }) => id).toSorted()
    expect(await living()).toEqual([own.id, second.id, third.id].toSorted())
    await store().families.revokeOfUser(own.userId, now, { only: other.id })
    await store().families.revokeOfUser(own.userId, now, { only: second.id })
    expect(await living()).toEqual([own.id, third.id].toSorted())
    await store().families.revokeOfUser(own.userId, now, { except: own.id })
    expect(await living()).toEqual([own.id])
    expect(await store().families.ofUser(own.userId, own.expiresAt)).toEqual([])
    expect(await store().families.ofUser(other.userId, now)).toEqual([other])
  })

  test('says whether a session lives: neither revoked nor expired nor unknown', async () => {
    const { id, sid, expiresAt } = await stored()
    expect(await store().families.sessionLives(sid, now)).toBe(true)
    expect(await store().families.sessionLives(sid, expiresAt)).toBe(false)
    expect(await store().families.sessionLives(fresh('none'), now)).toBe(false)
    await store().families.revoke(id, now)
    expect(await store().families.sessionLives(sid, now)).toBe(false)
    const { sid: tooOld } = await stored({ absoluteExpiresAt: now })
    expect(await store().families.sessionLives(tooOld, now)).toBe(false)
  })

  test('gives a person with the question whether their session lives, or nothing', async () => {
    const { id, sid, userId, expiresAt } = await stored()
    const read = (at: number) => store().users.getInSession(userId, sid, at)
    expect(await read(now)).toEqual(await store().users.get(userId, now))
    expect(await read(expiresAt)).toBeNull()
    expect(await store().users.getInSession(fresh('none'), sid, now)).toBeNull()
    expect(await store().users.getInSession(userId, fresh('none'), now)).toBeNull()
    await store().families.revoke(id, now)
    expect(await read(now)).toBeNull()
  })
}
