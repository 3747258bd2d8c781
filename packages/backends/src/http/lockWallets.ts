import { lazily } from '@latchkey/core'

/** Locks the wallets that `unlockTtl` keeps unlocked in this page: the next signature asks the person again. */
export async function lockWallets(): Promise<void> {
  const { lockAll } = await lazily(import('./unlocked.ts'))
  lockAll()
}
