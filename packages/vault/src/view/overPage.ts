/** A place over the page, for a frame that the app gave no place. Escape and `onDismiss` are for whoever opened it. */
export function overPage(onDismiss: () => void): { slot: HTMLElement; close: () => void } {
  const dialog = document.createElement('dialog')
  dialog.style.cssText =
    'inline-size: min(27rem, calc(100vi - 2rem)); padding: 1.25rem; border: 1px solid var(--lk-line, GrayText); border-radius: var(--lk-radius, 12px); background: var(--lk-paper, Canvas)'
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    onDismiss()
  })
  document.body.append(dialog)
  dialog.showModal()
  return { slot: dialog, close: () => dialog.remove() }
}
