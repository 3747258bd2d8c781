import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { kekFromBytes, type Kek } from '@latchkey/server'
import type { Env } from './readEnv.ts'

/** The app secret and the KEKs, the newest first: from the environment, or, outside production, made once and kept in DATA_DIR for this user only. */
export async function readSecrets({ DATA_DIR, LATCHKEY_APP_SECRET, LATCHKEY_KEK }: Env) {
  return {
    appSecret: LATCHKEY_APP_SECRET || (await kept(DATA_DIR, 'app-secret', () => randomBytes(32).toString('hex'))),
    keks: await toKeks(
      LATCHKEY_KEK || (await kept(DATA_DIR, 'kek', () => `dev:${randomBytes(32).toString('base64')}`)),
    ),
  }
}

function toKeks(text: string): Promise<Kek[]> {
  return Promise.all(
    text.split(',').map((each) => {
      const [, id = 'default', base64 = ''] = /^(?:([^:]*):)?(.*)$/s.exec(each.trim()) ?? []
      return kekFromBytes(id, Buffer.from(base64, 'base64'))
    }),
  )
}

async function kept(dataDir: string, name: string, make: () => string): Promise<string> {
  const file = join(dataDir, name)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  try {
    await writeFile(file, make(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFile(file, 'utf8')
}
