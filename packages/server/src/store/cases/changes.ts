import { expect, test, vi } from 'vitest'
import type { Change, Store } from '../Store.ts'
import { auditEntry, email, familyRow, now, revokeAll, storedDelegation, storedUser } from './rows.ts'

/** What a store must do with news of changes. */
export function changeCases(store: () => Store) {
  /** Hears what is told while `work` runs, until all that was told of the person it names is what it says. */
  async function hears(work: () => Promise<{ of: string; kinds: Change['kind'][] }>) {
    const heard: Change[] = []
    const stop = await store().changes.subscribe((change) => change !== 'missed' && heard.push(change))
    const { of, kinds } = await work()
    const told = () => heard.filter(({ userId }) => userId === of).map(({ kind }) => kind)
    await vi.waitFor(() => expect(told()).toEqual(kinds), { timeout: 5_000, interval: 5 })
    stop()
  }

  test('tells of what is linked, changed and unlinked', () =>
    hears(async () => {
      const { id } = await storedUser(store())
      const [account, second, third] = [email(), email(), email()]
      const { users } = store()
      expect(await users.link(id, account)).toBe('linked')
      expect(await users.link(id, second)).toBe('linked')
      expect(await users.setAccountData(id, account, { name: 'Ann' })).toBe(true)
      expect(await users.relink(id, account, third)).toBe('linked')
      expect(await users.unlink(id, third)).toBe('unlinked')
      expect(await users.setCustomMetadata(id, { a: 1 })).toBe(true)
      expect(await users.acceptTerms(id)).toBe(true)
      return { of: id, kinds: Array<Change['kind']>(7).fill('person') }
    }))

  test('tells of a second factor that comes and goes', () =>
    hears(async () => {
      const { id: userId } = await storedUser(store())
      const { totp } = store()
      await totp.offer({ userId, wrapped: 'kek:secret', createdAt: now })
      expect(await totp.prove(userId, { wrapped: 'kek:secret', step: 1, at: now, audit: auditEntry() })).toBe(true)
      expect(await totp.use(userId, 2)).toBe(true)
      expect(await totp.remove(userId, auditEntry())).toBe(true)
      return { of: userId, kinds: ['person', 'person'] }
    }))

  test('what was refused is no news', () =>
    hears(async () => {
      const [{ id }, other] = [await storedUser(store()), await storedUser(store())]
      const account = email()
      await store().users.link(other.id, account)
      expect(await store().users.link(id, account)).toBe('account_taken')
      expect(await store().users.unlink(id, account)).toBe('not_linked')
      await store().users.acceptTerms(id)
      return { of: id, kinds: ['person'] }
    }))

  test('tells of server access, of its use once that is stored, and of its end', () =>
    hears(async () => {
      const { id, userId } = await storedDelegation(store())
      const sign = async () => ({ result: 'signed', audit: auditEntry() })
      const isUsed = (change: Change | 'missed') =>
        change !== 'missed' && change.kind === 'use' && change.userId === userId
      const used = new Promise<void>((resolve) => {
        void store().changes.subscribe((change) => isUsed(change) && resolve())
      })
      await store().delegations.use(id, () => now, sign)
      await used
      await revokeAll(store(), userId)
      return { of: userId, kinds: ['access', 'use', 'access'] }
    }))

  test('tells of who signs in and out, and of who is deleted', () =>
    hears(async () => {
      const { id } = await storedUser(store())
      const family = familyRow(id)
      await store().families.create(family)
      await store().families.revoke(family.id, now)
      await store().families.create(familyRow(id))
      await store().families.revokeOfUser(id, now)
      await store().users.delete(id)
      return { of: id, kinds: Array<Change['kind']>(5).fill('session') }
    }))

  test('who stopped listening hears nothing more', () =>
    hears(async () => {
      const { id } = await storedUser(store())
      const hear = vi.fn()
      const stop = await store().changes.subscribe(hear)
      stop()
      stop()
      await store().users.acceptTerms(id)
      await store().users.acceptTerms(id)
      expect(hear).not.toHaveBeenCalled()
      return { of: id, kinds: ['person', 'person'] }
    }))
}
