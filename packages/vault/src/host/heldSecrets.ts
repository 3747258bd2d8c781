import { LatchkeyError } from '@latchkey/core'
import type { VaultSecret } from '../VaultSecret.ts'
import type { HeldSecret } from './HeldSecret.ts'

/** The longest that a secret is kept, in milliseconds, whatever a page asks for. */
export const longestHold = 300_000

interface Held {
  secret: VaultSecret
  /** By the clock that nobody sets. */
  until: number
  timer: ReturnType<typeof setTimeout>
}

/** Secrets that a host keeps for a while, so that nobody is asked for them again. They never leave it. */
export function createHeldSecrets() {
  const held = new Map<string, Held>()

  function forget(name: string) {
    const was = held.get(name)
    if (!was) return
    clearTimeout(was.timer)
    wipe(was.secret)
    held.delete(name)
  }

  return {
    /** Keeps a copy of the secret for so many milliseconds, and gives what stands for it. */
    hold({ secret, ttl }: { secret: VaultSecret; ttl: number }): HeldSecret {
      const name = crypto.randomUUID()
      const timer = setTimeout(forget, ttl, name)
      ;(timer as { unref?: () => void }).unref?.() // in Node it would keep the process alive
      held.set(name, { secret: copyOf(secret), until: performance.now() + ttl, timer })
      return { method: 'held', name }
    },

    /** Lends the secret itself to `work`. One that is held is a copy, wiped afterwards; another stays the caller's. */
    async lend<value>(secret: VaultSecret | HeldSecret, work: (secret: VaultSecret) => Promise<value>): Promise<value> {
      if (secret.method !== 'held') return await work(secret)
      const found = held.get(secret.name)
      if (!found || performance.now() >= found.until) throw locked() // a timer may be late, where a page slept
      const copy = copyOf(found.secret)
      try {
        return await work(copy)
      } finally {
        wipe(copy)
      }
    },

    /** Forgets all of them. */
    lock: () => [...held.keys()].forEach(forget),
  }
}

const copyOf = (secret: VaultSecret): VaultSecret =>
  secret.method === 'user-passkey' ? { ...secret, prf: secret.prf.slice() } : secret

function wipe(secret: VaultSecret): void {
  if (secret.method === 'user-passkey') secret.prf.fill(0)
}

const locked = () =>
  new LatchkeyError('wallet_locked', 'The wallet was locked again in the meantime. Unlock it once more.', {
    retryable: true,
  })
