/** Shows a dialog as a modal; where the browser has none (unit tests mostly), close to it. Gives back how to close. */
export function openDialog(dialog: HTMLDialogElement, onDismiss: () => void): () => void {
  if (typeof dialog.showModal !== 'function') return openByHand(dialog, onDismiss)
  const cancel = (event: Event) => {
    event.preventDefault() // the app closes it, or does not
    onDismiss()
  }
  dialog.addEventListener('cancel', cancel)
  // A browser may close it unasked, as Chromium does on the second cancel without a press in between.
  dialog.addEventListener('close', onDismiss)
  if (!dialog.open) dialog.showModal()
  return () => {
    dialog.removeEventListener('cancel', cancel)
    dialog.removeEventListener('close', onDismiss)
    if (dialog.open) dialog.close()
  }
}

function openByHand(dialog: HTMLDialogElement, onDismiss: () => void): () => void {
  const stops = () => [...dialog.querySelectorAll<HTMLElement>('button, input, [href], summary')]
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDismiss()
    if (event.key !== 'Tab') return
    const all = stops()
    const edge = event.shiftKey ? all[0] : all.at(-1)
    if (document.activeElement !== edge) return
    event.preventDefault()
    ;(event.shiftKey ? all.at(-1) : all[0])?.focus()
  }
  dialog.setAttribute('open', '')
  dialog.setAttribute('aria-modal', 'true')
  window.addEventListener('keydown', onKey, true)
  stops()[0]?.focus()
  return () => {
    window.removeEventListener('keydown', onKey, true)
    dialog.removeAttribute('open')
    dialog.removeAttribute('aria-modal')
  }
}
