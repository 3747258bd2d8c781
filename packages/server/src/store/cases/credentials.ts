import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { race } from './race.ts'
import { credentialRow, fresh, userRow } from './rows.ts'

/** What a store must do with passkeys. */
export function credentialCases(store: () => Store) {
  const stored = async () => {
    const user = userRow()
    const credential = credentialRow(user.id)
    await store().users.create(user, [], { credential })
    return credential
  }

  test('gives a passkey back byte for byte, by id and by person', async () => {
    const credential = await stored()
    expect(await store().credentials.get(credential.id)).toEqual(credential)
    expect(await store().credentials.ofUser(credential.userId)).toEqual([credential])
    expect((await store().credentials.get(credential.id))?.publicKey).toBeInstanceOf(Uint8Array)
  })

  test('knows no passkey under an unknown id', async () => {
    expect(await store().credentials.get(fresh('none'))).toBeNull()
    expect(await store().credentials.ofUser(fresh('nobody'))).toEqual([])
  })

  test('raises the counter and never lowers it, in any order (fault 56)', async () => {
    const { id } = await stored()
    await race((racer) => store().credentials.used(id, 64 - racer))
    await store().credentials.used(id, 3)
    expect((await store().credentials.get(id))?.counter).toBe(64)
  })
}
