/** The modals of ours that are open, the latest last. */
const open: unknown[] = []

/** Keeps Escape from a modal around ours, which would close with it; while held, from the browser too. Gives back how to stop. */
export function guardEscape(held: () => boolean): () => void {
  const guard = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || open.at(-1) !== guard) return
    event.stopPropagation()
    if (held()) event.preventDefault()
  }
  open.push(guard)
  window.addEventListener('keydown', guard, true)
  return () => {
    open.splice(open.indexOf(guard), 1)
    window.removeEventListener('keydown', guard, true)
  }
}
