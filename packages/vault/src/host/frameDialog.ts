/** What a frame says of how it wants to be seen. */
export interface FrameWish {
  open?: boolean
  /** CSS pixels. */
  height?: number
}

/** A frame in a dialog of this page, which is seen for as long as the frame asks for it. `dismissed` hears that the person turned away. */
export function frameDialog({ url, dismissed }: { url: string; dismissed: () => void }) {
  const dialog = document.createElement('dialog')
  dialog.setAttribute('aria-label', 'Wallet')
  dialog.style.cssText =
    'inline-size: min(27rem, calc(100vi - 2rem)); max-block-size: calc(100dvb - 2rem); padding: 0; border: 1px solid GrayText; border-radius: 12px; overflow: auto'
  const frame = document.createElement('iframe')
  frame.src = url
  frame.title = 'Wallet'
  frame.allow = 'publickey-credentials-get; publickey-credentials-create; clipboard-write'
  frame.style.cssText = 'display: block; inline-size: 100%; border: 0'
  dialog.append(frame)
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    dismissed()
  })
  return {
    dialog,
    frame,
    /** Does as the frame wishes, as far as it is well-formed. */
    heed: ({ open, height }: FrameWish): void => {
      if (open === true && !dialog.open) dialog.showModal()
      if (open === false && dialog.open) dialog.close()
      if (height !== undefined) frame.style.blockSize = `${Math.min(Number(height) || 0, 2_000)}px`
    },
  }
}
