/** Runs `work` whenever this page is seen, and aborts it when it no longer is. Ends with the signal, or once `work` ends by itself. */
export function whileSeen(signal: AbortSignal, work: (until: AbortSignal) => Promise<void>): Promise<void> {
  const page = globalThis.document as Document | undefined
  let running: AbortController | undefined
  return new Promise((resolve) => {
    const look = () => {
      if (page?.visibilityState === 'hidden') {
        running?.abort()
        running = undefined
      } else if (!running) {
        const own = (running = new AbortController())
        void work(own.signal).then(() => running === own && end())
      }
    }
    const end = () => {
      page?.removeEventListener('visibilitychange', look)
      signal.removeEventListener('abort', end)
      running?.abort()
      resolve()
    }
    page?.addEventListener('visibilitychange', look)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
    else look()
  })
}

/** Waits, but no longer than until the signal aborts or the connection returns. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  const page = globalThis.window as Window | undefined
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      page?.removeEventListener?.('online', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
    page?.addEventListener?.('online', end)
    if (signal.aborted) end()
  })
}
