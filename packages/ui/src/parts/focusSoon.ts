import type { RefObject } from 'react'

/** Takes focus to an element once the page has settled, if it is still wanted there then. */
export function focusSoon(ref: RefObject<HTMLElement | null>, isWanted: () => boolean = isFocusLost): () => void {
  const frame = requestAnimationFrame(() => {
    if (isWanted()) ref.current?.focus()
  })
  return () => cancelAnimationFrame(frame)
}

/** True where what had focus is gone. */
const isFocusLost = () => document.activeElement === null || document.activeElement === document.body
