'use client'
import { useId } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { revokeMessages } from '../RevokeSessionsButton/revokeMessages.ts'
import { SignInForm } from '../SignInForm/SignInForm.tsx'
import { signInMessages } from '../SignInForm/signInMessages.ts'

/** The dialog is its frame. */
const bare = { border: 0, padding: 0 }

/** The sign-in form over the page. */
export function SignInDialog({ onClose }: { onClose: () => void }) {
  const { appName: app } = useUi()
  const say = useMessages(signInMessages)
  const sayClose = useMessages(revokeMessages)
  const id = useId()
  return (
    <div data-lk="sign-in-dialog">
      <span id={`${id}title`} hidden>
        {say('signIn.title', { app })}
      </span>
      <span id={`${id}about`} hidden>
        {say('signIn.about')}
      </span>
      <Dialog open held={false} labelledBy={`${id}title`} describedBy={`${id}about`} onDismiss={onClose}>
        <SignInForm style={bare} />
        <Button part="close" onClick={onClose}>
          {sayClose('revoke.close')}
        </Button>
      </Dialog>
    </div>
  )
}
