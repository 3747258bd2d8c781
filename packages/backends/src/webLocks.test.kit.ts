/** As much of Web Locks as tabs of one origin need: one holder for each name at a time, in turn; who gives up waiting is passed over. */
export function webLocks(): Pick<LockManager, 'request'> {
  const queues = new Map<string, Promise<unknown>>()
  const request = (name: string, { signal }: LockOptions, run: () => Promise<unknown>) => {
    const turn = (queues.get(name) ?? Promise.resolve()).then(() => {
      if (signal?.aborted) throw new DOMException('given up', 'AbortError')
      return run()
    })
    queues.set(
      name,
      turn.catch(() => {}),
    )
    return turn
  }
  return { request } as Pick<LockManager, 'request'>
}
