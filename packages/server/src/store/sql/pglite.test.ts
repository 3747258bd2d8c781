import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { now, storedUser } from '../cases/rows.ts'
import { describeStore } from '../describeStore.ts'
import { pgliteStore } from './pgliteStore.ts'

describeStore('PGlite', () => pgliteStore())

const room = mkdtempSync(join(tmpdir(), 'latchkey-'))
afterAll(() => rmSync(room, { recursive: true }))

test('keeps what it knows in a folder, which one store at a time may have (fault 47)', async () => {
  const dataDir = join(room, 'data')
  const first = await pgliteStore({ dataDir })
  const user = await storedUser(first)
  await expect(pgliteStore({ dataDir })).rejects.toThrow(`in use by process ${process.pid}`)
  await first.close()
  expect(existsSync(`${dataDir}.lock`)).toBe(false)

  const second = await pgliteStore({ dataDir })
  expect((await second.users.get(user.id, now))?.user).toEqual(user)
  await second.close()
}, 60_000)
