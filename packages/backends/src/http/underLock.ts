/**
 * Runs alone among the tabs of this origin, to save requests. Nothing depends on it: without Web Locks, or when the
 * lock is not to be had in time, it runs all the same.
 */
export async function underLock<value>(name: string, run: () => Promise<value>): Promise<value> {
  let release = () => {}
  await new Promise<void>((go) => {
    const locks = globalThis.navigator?.locks
    if (!locks) return go()
    const hold = () => {
      go()
      return new Promise<void>((done) => {
        release = done
      })
    }
    try {
      locks.request(name, { signal: AbortSignal.timeout(patience) }, hold).catch(() => go())
    } catch {
      go()
    }
  })
  try {
    return await run()
  } finally {
    release()
  }
}

/** ms to wait for another tab. */
const patience = 5_000
