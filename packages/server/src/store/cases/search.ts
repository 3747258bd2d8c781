import { expect, test } from 'vitest'
import type { AccountRow, Store } from '../Store.ts'
import { email, embeddedWallet, fresh, minute, now, storedUser, userRow } from './rows.ts'

/** What a store must do to find people by what they are known by. */
export function searchCases(store: () => Store) {
  const idsOf = async (by: Parameters<Store['users']['search']>[0], limit = 100) =>
    (await store().users.search(by, { limit }, now)).people.map(({ user }) => user.id)

  const person = async (...accounts: AccountRow[]) => {
    const user = userRow()
    expect(await store().users.create(user, accounts)).toEqual({ outcome: 'created' })
    return user.id
  }

  const twitter = (data: Record<string, unknown>, row: Partial<AccountRow> = {}): AccountRow => ({
    type: 'twitter_oauth',
    key: fresh('subject'),
    data,
    firstVerifiedAt: now,
    latestVerifiedAt: now,
    ...row,
  })

  const phone = (number: string): AccountRow => ({
    type: 'phone',
    key: number.replaceAll(' ', ''),
    data: { phoneNumber: number },
    firstVerifiedAt: null,
    latestVerifiedAt: null,
  })

  test('finds by the beginning of an address, a number, a name, whatever its case', async () => {
    const mark = fresh('Wayne')
    const digits = `+1${String(Math.random()).slice(2, 12)}`
    const id = await person(
      email({ data: { address: `${mark}@example.com` } }),
      twitter({ username: `Bat${mark}`, name: `Bruce ${mark}` }),
      phone(`${digits.slice(0, 5)} ${digits.slice(5)}`),
    )
    for (const term of [mark, mark.toUpperCase(), `bat${mark}`, `BRUCE ${mark}`, digits, `${digits.slice(0, 5)} `])
      expect(await idsOf({ term })).toContain(id)
    for (const term of [mark.slice(1), `${mark}@example.org`]) expect(await idsOf({ term })).not.toContain(id)
  })

  test.each(['%', '_', '\\', '*', "'", '"', '$1', '&', '😀', 'ß', 'é', '\uffee'])(
    'takes %s as it stands',
    async (letter) => {
      const mark = fresh('name')
      const id = await person(twitter({ username: `${mark}${letter}x` }))
      await person(twitter({ username: `${mark}yx` }))
      expect(await idsOf({ term: mark + letter })).toEqual([id])
    },
  )

  test('shows a person once, however many of their words begin so, page by page in the order of arrival', async () => {
    const mark = fresh('many')
    const people: string[] = []
    for (let count = 0; count < 5; count++)
      people.push(
        await person(
          email({ key: `${mark}${count}@example.com`, data: { address: `${mark}${count}@example.com` } }),
          twitter({ username: `${mark}${count}`, name: `${mark} ${count}` }),
        ),
      )
    const first = await store().users.search({ term: mark }, { limit: 3 }, now)
    const second = await store().users.search({ term: mark }, { limit: 3, after: first.next! }, now)
    expect([...first.people, ...second.people].map(({ user }) => user.id)).toEqual(people)
    expect(second.next).toBeNull()
  })

  test('finds those who hold any of the accounts named, whole and once', async () => {
    const [one, two] = [email(), email()]
    const wallet = embeddedWallet()
    const first = await person(one, wallet)
    const second = await person(two)
    const named = [one, wallet, two, email(), { type: 'phone' as const, key: one.key }]
    expect(await idsOf({ accounts: named })).toEqual([first, second])
    expect(await idsOf({ accounts: [] })).toEqual([])
    const { people } = await store().users.search({ accounts: [wallet] }, { limit: 1 }, now)
    expect(people).toEqual([await store().users.get(first, now)])
  })

  test('finds nobody by a passkey or by what a guest’s browser keeps', async () => {
    const key = fresh('secret')
    await person({ ...twitter({ credential_id: key }), type: 'passkey', key })
    await person({ ...twitter({}), type: 'custom:guest', key })
    expect(await idsOf({ term: key })).toEqual([])
  })

  test('keeps words in step with linking, unlinking, replacing and changing', async () => {
    const [old, linked, next] = [email(), email(), email()]
    const id = await person(old)
    expect(await store().users.link(id, linked)).toBe('linked')
    expect(await idsOf({ term: linked.key })).toEqual([id])
    expect(await store().users.unlink(id, linked)).toBe('unlinked')
    expect(await idsOf({ term: linked.key })).toEqual([])
    expect(await store().users.relink(id, old, next)).toBe('linked')
    expect(await idsOf({ term: old.key })).toEqual([])
    expect(await idsOf({ term: next.key })).toEqual([id])
    const name = fresh('name')
    expect(await store().users.setAccountData(id, next, { name })).toBe(true)
    expect(await idsOf({ term: name })).toEqual([id])
    expect(await store().users.setAccountData(id, next, { name: null })).toBe(true)
    expect(await idsOf({ term: name })).toEqual([])
    expect(await idsOf({ term: next.key })).toEqual([id])
  })

  test('takes names of any length, and compares their first 200 letters', async () => {
    const mark = fresh('long')
    const id = await person(twitter({ username: mark, name: mark + 'x'.repeat(10_000) }))
    expect(await idsOf({ term: `${mark}xx` })).toEqual([id])
    expect(await idsOf({ term: mark + 'x'.repeat(5_000) })).toEqual([id])
  })

  test('finds by a username whatever its case, and tells providers apart', async () => {
    const username = fresh('Batman#')
    const id = await person(twitter({ username }))
    expect(await store().users.findByUsername('twitter_oauth', username.toUpperCase())).toBe(id)
    expect(await store().users.findByUsername('discord_oauth', username)).toBeNull()
    expect(await store().users.findByUsername('twitter_oauth', username.slice(0, -1))).toBeNull()
  })

  test('finds the last to prove a username that changed hands', async () => {
    const username = fresh('handle')
    const imported = { firstVerifiedAt: null, latestVerifiedAt: null }
    const before = await person(twitter({ username }, { latestVerifiedAt: now - minute }))
    const earlier = twitter({ username: username.toUpperCase() }, imported)
    const holder = await person(earlier)
    expect(await store().users.findByUsername('twitter_oauth', username)).toBe(holder)
    const again = twitter({ username }, { latestVerifiedAt: now + minute })
    const last = await storedUser(store())
    await store().users.link(last.id, again)
    expect(await store().users.findByUsername('twitter_oauth', username)).toBe(last.id)
    await store().users.setAccountData(last.id, again, { username: fresh('other') })
    await store().users.setAccountData(holder, earlier, { username: null })
    expect(await store().users.findByUsername('twitter_oauth', username)).toBe(before)
  })
}
