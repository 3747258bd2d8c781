/** What a person does on a page that they use. */
const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart', 'focusin']
/** ms after which a page is taken to be looked at. */
const longest = 60_000

/** Resolves when the person first does something on the page, with `other`, after a minute, or when the signal aborts. */
export function signOfLife(signal: AbortSignal, other: Promise<void>): Promise<void> {
  const page = globalThis.window as Window | undefined
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      for (const sign of signs) page?.removeEventListener?.(sign, end)
      resolve()
    }
    const timer = setTimeout(end, page ? longest : 0)
    signal.addEventListener('abort', end)
    for (const sign of signs) page?.addEventListener?.(sign, end, { passive: true })
    if (signal.aborted) end()
    void other.then(end)
  })
}
