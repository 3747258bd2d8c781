'use client'
import { LatchkeyError, loginWithPasskey, type Session } from '@latchkey/core'
import { useCallback, useContext, useMemo } from 'react'
import { useSession } from '../provider/SessionContext.ts'
import { useBound } from '../provider/useBound.ts'
import type { Dialogs } from './Dialogs.ts'
import { DialogsSlot, type OpenDialog } from './DialogsSlot.ts'
import type { ReactEvent } from './ReactEvent.ts'
import { useLoginCallbacks, type LoginCallbacks } from './useLoginCallbacks.ts'

/** Opens the provider's sign-in dialog; without one, the browser's own prompt for a passkey. */
export function useLogin(callbacks?: LoginCallbacks) {
  const tellOf = useLoginCallbacks(callbacks)
  const session = useSession()
  const { dialogs, open } = useContext(DialogsSlot)
  const prompt = useBound(loginWithPasskey)
  const login = useCallback(
    (_options?: object | ReactEvent): void => {
      // Nobody waits for it: what goes wrong is told to onError.
      tellOf<unknown>(() => (dialogs.SignIn ? showSignIn(session, dialogs.SignIn, open) : prompt())).catch(() => {})
    },
    [tellOf, session, dialogs, open, prompt],
  )
  return useMemo(() => ({ login }), [login])
}

async function showSignIn(session: Session, SignIn: NonNullable<Dialogs['SignIn']>, open: OpenDialog): Promise<void> {
  let stop = () => {}
  await open((onClose) => {
    stop = session.store.subscribe(({ user }) => user && onClose())
    return <SignIn onClose={onClose} />
  })
  stop()
  if (!session.store.getState().user)
    throw new LatchkeyError('aborted', 'The sign-in was closed before anybody was signed in.')
}
