import { LatchkeyError, type Vault } from '@latchkey/core'
import type { VaultSecret } from '@latchkey/vault'
import type { HeldSecret, VaultHost } from '@latchkey/vault/host'

/** What locks each connection of this page. */
const locks = new Set<() => void>()

/** Locks every wallet that is kept unlocked in this page. */
export const lockAll = (): void => locks.forEach((lock) => lock())

export interface Kept {
  userId: string
  vaultId: string
  host: VaultHost
  secret: HeldSecret
  /** By the clock that nobody sets. */
  until: number
}

/** Has the place of keys keep a vault unlocked between signatures, for `unlockTtl` milliseconds at the most and while this page is seen. */
export function createUnlocked({ unlockTtl: ttl = 0 }: { unlockTtl?: number | undefined }) {
  let kept: Kept | undefined

  function lock() {
    const was = kept
    kept = undefined
    locks.delete(lock)
    globalThis.removeEventListener?.('pagehide', lock)
    globalThis.document?.removeEventListener('visibilitychange', lockUnseen)
    void was?.host.lock({}).catch(() => {}) // lost, and what it held with it
  }
  const lockUnseen = () => document.visibilityState === 'hidden' && lock()

  return {
    lock,

    /** Keeps what has just opened this person's vault, if the app wants that. */
    async keep({ userId, vaultId, host, secret }: Omit<Kept, 'secret' | 'until'> & { secret: VaultSecret }) {
      if (ttl === 0 || globalThis.document?.visibilityState === 'hidden') return
      lock()
      const held = await host.hold({ secret, ttl })
      kept = { userId, vaultId, host, secret: held, until: performance.now() + ttl }
      locks.add(lock)
      globalThis.addEventListener?.('pagehide', lock)
      globalThis.document?.addEventListener('visibilitychange', lockUnseen)
    },

    /** What stands for the secret of this person's vault, while it is unlocked. */
    secretOf(userId: string, vault: Vault | null): HeldSecret | undefined {
      if (!(Number.isInteger(ttl) && ttl >= 0 && ttl <= longest)) throw badTtl()
      if (kept && performance.now() >= kept.until) lock()
      return kept?.userId === userId && kept.vaultId === vault?.vaultId ? kept.secret : undefined
    },
  }
}

/** ms. A host keeps nothing for longer. */
const longest = 300_000

const badTtl = () =>
  new LatchkeyError(
    'config_invalid',
    `unlockTtl is a whole number of milliseconds from 0 (one operation, the default) to ${longest}.`,
  )
