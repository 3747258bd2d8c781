import type { Vault } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { testPerson } from '../testPerson.test.kit.ts'
import { testServer } from '../testServer.test.kit.ts'

const createdAt = new Date('2026-11-21T09:00:00Z')
const vaultOf = (userId: string, rev = 1): Vault => ({
  v: 2,
  vaultId: 'vault-1',
  userId,
  kind: 'hd',
  iv: 'iv',
  ct: 'ct',
  wraps: [
    {
      wrapId: 'w',
      method: 'user-passcode',
      kdf: { name: 'pbkdf2', iterations: 600_000 },
      salt: 's',
      publicKey: 'cHVi',
      enc: 'ZW5j',
      wrapped: 'w',
      createdAt,
    },
  ],
  createdAt,
  rev,
})

test('keeps what it cannot open, and gives it back as it was', async () => {
  const server = await testServer()
  const { token, user } = await testPerson(server)
  expect(await server.ask(endpoints.getVault, undefined, { token })).toEqual({ vault: null })
  await server.ask(endpoints.putVault, { vault: vaultOf(user.id) }, { token })
  expect(await server.ask(endpoints.getVault, undefined, { token })).toEqual({ vault: vaultOf(user.id) })
})

test('a write on an older one is refused, and so is somebody else’s', async () => {
  const server = await testServer()
  const { token, user } = await testPerson(server)
  await server.ask(endpoints.putVault, { vault: vaultOf(user.id) }, { token })
  for (const rev of [1, 3]) {
    const stale = server.ask(endpoints.putVault, { vault: vaultOf(user.id, rev) }, { token })
    await expect(stale).rejects.toMatchObject({ status: 409, code: 'vault_conflict' })
  }
  const stranger = await testPerson(server)
  const foreign = server.ask(endpoints.putVault, { vault: vaultOf(user.id, 2) }, { token: stranger.token })
  await expect(foreign).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
})
