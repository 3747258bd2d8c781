import { useState } from 'react'
import { modalHosts, type ModalHost } from './modalHosts.stories.kit.tsx'
import { RevokeSessionsButton } from './RevokeSessionsButton.tsx'
import type { RevokeSessionsButtonProps } from './RevokeSessionsButtonProps.ts'

export interface InsideYourModalProps extends RevokeSessionsButtonProps {
  /** What your modal is made with. */
  host: ModalHost
}

/** A modal of an app's own, with the button among what else is in it. */
export function InsideYourModal({ host, ...props }: InsideYourModalProps) {
  const [open, setOpen] = useState(false)
  const Host = modalHosts[host]
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open settings
      </button>
      <Host open={open} onOpenChange={setOpen}>
        <p>Things of this app’s own.</p>
        <RevokeSessionsButton {...props} />
        <p>
          <button type="button" onClick={() => setOpen(false)}>
            Close settings
          </button>
        </p>
      </Host>
    </>
  )
}
