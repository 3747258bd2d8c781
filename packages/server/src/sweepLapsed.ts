import type { Server } from './Server.ts'

const interval = 60_000

/** Destroys the keys of server access that has lapsed. Without a timer: call it whenever something was asked; it acts once a minute at the most. */
export function sweepLapsed({ store, now }: Pick<Server, 'store' | 'now'>): () => void {
  let last = -Infinity
  const sweep = async () => {
    while (await store.delegations.sweep(now()));
  }
  return () => {
    const passed = now() - last
    if (passed >= 0 && passed < interval) return // a clock set back must not keep it waiting
    last = now()
    sweep().catch(() => {}) // Nothing is signed with them; the next time will do.
  }
}
