/** ms between two looks at whether somebody answered. */
const pause = 1_500

/** A moment, or less where it is given up: the next look says so. */
export const shortly = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, pause)
    signal.addEventListener('abort', end)
  })
