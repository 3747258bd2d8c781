/** Keeps Escape from a modal around ours, which would close with it; while held, from the browser too. Gives back how to stop. */
export function guardEscape(held: () => boolean): () => void {
  const guard = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    if (held()) event.preventDefault()
  }
  window.addEventListener('keydown', guard, true)
  return () => window.removeEventListener('keydown', guard, true)
}
