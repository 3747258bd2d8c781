/** Runs alone among the tabs of this origin: waits for its turn until the signal aborts. Without Web Locks it runs all the same. */
export async function asOnlyTab(name: string, signal: AbortSignal, run: () => Promise<void>): Promise<void> {
  const locks = globalThis.navigator?.locks
  if (!locks) return await run()
  let ran = false
  const once = async () => {
    ran = true
    await run()
  }
  try {
    await locks.request(name, { signal }, once)
  } catch {
    if (!ran && !signal.aborted) await run()
  }
}
