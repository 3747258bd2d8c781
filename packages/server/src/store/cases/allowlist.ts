import { expect, test } from 'vitest'
import type { AllowlistRow, Store } from '../Store.ts'
import { race } from './race.ts'
import { fresh, now } from './rows.ts'

/** What a store must do with those who may sign up while the app is closed to others. */
export function allowlistCases(store: () => Store) {
  const entry = (row: Partial<AllowlistRow> = {}): AllowlistRow => ({
    id: fresh('entry'),
    type: 'email',
    value: `${fresh('ann')}@example.com`,
    createdAt: now,
    acceptedAt: null,
    ...row,
  })

  test('knows who was added and when they first came, until they are removed', async () => {
    const row = entry()
    expect(await store().allowlist.accept('email', row.value, 7)).toBe(false)
    expect(await store().allowlist.add(row)).toEqual(row)
    expect(await store().allowlist.accept('email', row.value, 7)).toBe(true)
    expect(await store().allowlist.accept('wallet', row.value, 7)).toBe(false)
    expect(await store().allowlist.accept('email', row.value, 8)).toBe(true)
    expect(await store().allowlist.list()).toContainEqual({ ...row, acceptedAt: 7 })
    expect(await store().allowlist.remove('email', row.value)).toBe(true)
    expect(await store().allowlist.remove('email', row.value)).toBe(false)
    expect(await store().allowlist.accept('email', row.value, 7)).toBe(false)
  })

  test('adds one of 64, and gives it to all', async () => {
    const { value } = entry()
    const answers = await race(() => store().allowlist.add(entry({ value })))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect((await store().allowlist.list()).filter((row) => row.value === value)).toEqual([answers[0]])
  })

  test('shows who was added first at first', async () => {
    const later = entry({ createdAt: now + 2 })
    const sooner = entry({ createdAt: now + 1 })
    for (const row of [later, sooner]) await store().allowlist.add(row)
    expect((await store().allowlist.list()).slice(-2)).toEqual([sooner, later])
  })
}
