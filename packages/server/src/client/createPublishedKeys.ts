import { LatchkeyError } from '@latchkey/core'
import { parseJson } from '@latchkey/core/wire'
import { invalidToken } from '../tokens/tokenRefusal.ts'
import { importVerificationKey, type VerificationKey } from '../tokens/verificationKey.ts'
import type { KeyOf } from '../tokens/verifyToken.ts'

/** The keys that a server publishes (RFC 7517), kept for this one app. */
export function createPublishedKeys({
  read,
  now = Date.now,
}: {
  /** Reads the published text. */
  read: () => Promise<string>
  now?: () => number
}): KeyOf {
  let keys = new Map<string, VerificationKey>()
  let readAt = -Infinity
  let triedAt = -Infinity
  let trouble: unknown
  let reading: Promise<void> | undefined

  const renew = () =>
    (reading ??= read()
      .then(importKeys)
      .then((found) => {
        keys = found
        readAt = now()
        trouble = undefined
      })
      .catch((error: unknown) => {
        trouble = error
      })
      .finally(() => {
        reading = undefined
      }))

  /** Asks at most once per cooldown, whoever makes ids up. */
  function renewSometimes(): Promise<void> | undefined {
    if (reading) return reading
    if (now() - triedAt < cooldown) return undefined
    triedAt = now()
    return renew()
  }

  const find = (kid: string) => (now() - readAt < maxStale ? keys.get(kid) : undefined)

  return (kid) => {
    if (kid === undefined) throw invalidToken('it names no key')
    const known = find(kid)
    if (known) {
      // The last good keys serve while newer ones are fetched.
      if (now() - readAt >= maxAge) void renewSometimes()
      return known
    }
    return (async () => {
      await renewSometimes()
      const found = find(kid)
      if (!found && trouble !== undefined) throw unreadable(trouble, triedAt + cooldown)
      return found
    })()
  }
}

/** Milliseconds, each: after which keys are read again; between two attempts; and that the last good ones hold without. */
const maxAge = 600_000
const cooldown = 30_000
const maxStale = 86_400_000

async function importKeys(text: string): Promise<Map<string, VerificationKey>> {
  const { keys } = parseJson(text) as { keys: (JsonWebKey & { kid?: unknown })[] }
  const found = new Map<string, VerificationKey>()
  for (const jwk of keys.slice(0, 100))
    if (typeof jwk.kid === 'string')
      await importVerificationKey(jwk).then(
        (key) => found.set(jwk.kid as string, key),
        () => undefined, // a key for something else
      )
  if (found.size === 0) throw new TypeError('no key for ES256 is published')
  return found
}

const unreadable = (cause: unknown, retryAt: number) =>
  new LatchkeyError(
    'backend_unreachable',
    'The server’s keys could not be read, so the token cannot be checked now. It may well be good: do not sign the person out, try again.',
    { retryable: true, retryAt: new Date(retryAt), cause },
  )
