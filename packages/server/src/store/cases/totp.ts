import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { race } from './race.ts'
import { auditEntry, fresh, now, storedUser } from './rows.ts'

/** What a store must do with the secrets of authenticator apps. */
export function totpCases(store: () => Store) {
  const offered = async () => {
    const { id: userId } = await storedUser(store())
    const wrapped = fresh('kek:secret')
    expect(await store().totp.offer({ userId, wrapped, createdAt: now })).toBe(true)
    return { userId, wrapped }
  }
  const proving = { step: 7, at: now, audit: auditEntry({ event: 'mfa.enrolled', subject: 'totp' }) }
  const proven = async () => {
    const { userId, wrapped } = await offered()
    expect(await store().totp.prove(userId, { wrapped, ...proving })).toBe(true)
    return { userId, wrapped }
  }
  const since = async (userId: string) => (await store().users.get(userId, now))?.totpSince

  test('a secret is no factor until it is proven, and then it is one since then', async () => {
    const { userId, wrapped } = await offered()
    expect(await store().totp.get(userId)).toEqual({ userId, wrapped, createdAt: now, verifiedAt: null, lastStep: 0 })
    expect(await since(userId)).toBeNull()
    expect(await store().totp.use(userId, 8)).toBe(false)
    expect(await store().totp.remove(userId, auditEntry())).toBe(false)
    await store().totp.prove(userId, { wrapped, ...proving })
    expect(await since(userId)).toBe(now)
    expect((await store().audit.ofUser(userId)).map(({ event }) => event)).toEqual(['mfa.enrolled'])
  })

  test('a secret that is not proven makes room, one that is does not', async () => {
    const { userId, wrapped } = await offered()
    const next = { userId, wrapped: fresh('kek:secret'), createdAt: now + 1 }
    expect(await store().totp.offer(next)).toBe(true)
    expect(await store().totp.prove(userId, { wrapped, ...proving })).toBe(false)
    expect(await store().totp.prove(userId, { wrapped: next.wrapped, ...proving })).toBe(true)
    expect(await store().totp.offer({ ...next, wrapped })).toBe(false)
    expect((await store().totp.get(userId))?.wrapped).toBe(next.wrapped)
    expect(await store().totp.offer({ ...next, userId: fresh('nobody') })).toBe(false)
  })

  test('a secret is proven by one of 64', async () => {
    const { userId, wrapped } = await offered()
    const answers = await race(() => store().totp.prove(userId, { wrapped, ...proving }))
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await store().audit.ofUser(userId)).toHaveLength(1)
  })

  test('a code counts for one of 64, and neither it nor an earlier one ever again (fault 35)', async () => {
    const { userId } = await proven()
    expect(await store().totp.use(userId, 7)).toBe(false)
    const answers = await race(() => store().totp.use(userId, 9))
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await store().totp.use(userId, 8)).toBe(false)
    expect(await store().totp.use(userId, 10)).toBe(true)
  })

  test('is forgotten when it is removed, with a line of history, and with its person', async () => {
    const { userId } = await proven()
    expect(await store().totp.remove(userId, auditEntry({ event: 'mfa.removed', subject: 'totp' }))).toBe(true)
    expect(await store().totp.remove(userId, auditEntry())).toBe(false)
    expect(await since(userId)).toBeNull()
    expect((await store().audit.ofUser(userId)).map(({ event }) => event)).toEqual(['mfa.enrolled', 'mfa.removed'])
    const other = await proven()
    await store().users.delete(other.userId)
    expect(await store().totp.get(other.userId)).toBeNull()
  })
}
