import { LatchkeyError } from '@latchkey/core'
import type { Kek } from '../kek.ts'
import type { LogEntry } from '../LogEntry.ts'
import type { KeyRow, Store } from '../store/Store.ts'
import { keyLead, keySchedule, reloadEvery, signsFrom } from './keySchedule.ts'
import { remembering } from './remembering.ts'
import { newSigningKey, openSigningKey, type SigningKey } from './signingKey.ts'
import { importVerificationKey, type VerificationKey } from './verificationKey.ts'

/** A key pair that signs tokens now, will soon, or did lately. */
export interface TokenKey extends SigningKey {
  verification: VerificationKey
}

/** The keys that sign tokens: each is published before it signs, and as long as tokens of it are valid. */
export interface TokenKeys {
  /** Signs. */
  active(): Promise<TokenKey>
  /** All that verify, oldest first. */
  published(): Promise<TokenKey[]>
  /** The published one of this id. */
  find(kid: string): Promise<TokenKey | undefined>
  /** Makes the next key, unless there is one. */
  rotate(): Promise<{ kid: string; signsFrom: Date }>
}

interface Parts {
  store: Store
  kek: Kek
  now: () => number
  /** Seconds after which a key is replaced. */
  lifetime: number
  log: (entry: LogEntry) => void
}

/** Reads, opens and renews the token keys. Several instances on one store agree without talking. */
export function createTokenKeys({ store, kek, now, lifetime, log }: Parts): TokenKeys {
  const opened = new Map<string, Promise<TokenKey>>()
  let rows: KeyRow[] = []
  let readAt = -Infinity
  let askedAt = -Infinity
  let reading: Promise<void> | undefined

  const read = () => (reading ??= readNow().finally(() => (reading = undefined)))

  async function readNow(): Promise<void> {
    const found = await store.keys.list('token')
    rows = found.length > 0 ? found : [await store.keys.addFirst(await newSigningKey('token', { kek, now }))]
    readAt = now()
    await tend().catch((cause: unknown) =>
      log({
        event: 'token_key.rotation_failed',
        level: 'error',
        code: cause instanceof LatchkeyError ? cause.code : 'internal_error',
      }),
    )
  }

  /** Replaces a key that is old, and forgets those that are of no more use. */
  async function tend(): Promise<void> {
    if (now() >= rows.at(-1)!.createdAt + lifetime * 1000 - keyLead) await addNext()
    const { gone, published } = keySchedule(rows, now())
    for (const { kid } of gone) {
      await store.keys.remove(kid)
      opened.delete(kid)
    }
    rows = published
  }

  async function addNext(): Promise<void> {
    const row = await newSigningKey('token', { kek, now })
    if (await store.keys.addNext(row, rows.at(-1)!.kid))
      log({
        event: 'token_key.rotated',
        level: 'info',
        kid: row.kid,
        signsFrom: new Date(signsFrom(row)).toISOString(),
      })
    rows = await store.keys.list('token')
  }

  /** What is known of the keys holds while none can have begun to sign unseen. */
  async function current(): Promise<KeyRow[]> {
    const age = now() - readAt
    if (age >= reloadEvery || age < 0)
      await read().catch((error: unknown) => {
        if (!(Math.abs(age) < keyLead)) throw error
      })
    return rows
  }

  function open(row: KeyRow): Promise<TokenKey> {
    const known = opened.get(row.kid)
    if (known) return known
    const opening = openTokenKey(row, kek)
    opened.set(row.kid, opening)
    opening.catch(() => opened.delete(row.kid))
    return opening
  }

  const published = async () => keySchedule(await current(), now()).published

  return {
    active: async () => open(keySchedule(await current(), now()).active),
    published: async () => Promise.all((await published()).map(open)),
    async find(kid) {
      const isNamed = (row: KeyRow) => row.kid === kid
      let row = (await published()).find(isNamed)
      if (!row && Math.abs(now() - askedAt) >= cooldown) {
        askedAt = now()
        await read()
        row = (await published()).find(isNamed)
      }
      return row && open(row)
    },
    async rotate() {
      await read()
      if (!keySchedule(rows, now()).next) await addNext()
      const next = rows.at(-1)!
      return { kid: next.kid, signsFrom: new Date(signsFrom(next)) }
    },
  }
}

/** Milliseconds between looks for keys that are not known: whoever makes ids up costs nothing. */
const cooldown = 30_000

async function openTokenKey(row: KeyRow, kek: Kek): Promise<TokenKey> {
  const [pair, verification] = await Promise.all([openSigningKey(row, kek), importVerificationKey(row.publicJwk!)])
  return { ...pair, verification: remembering(verification) }
}
