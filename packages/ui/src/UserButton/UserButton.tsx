'use client'
import type { LatchkeyError, User } from '@latchkey/core'
import { usePrivy } from '@latchkey/react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { clip } from '../parts/clip.ts'
import { Identicon } from '../parts/Identicon.tsx'
import { slot, type Slot } from '../parts/Slot.ts'
import { signedOutMessages } from '../SignedOut/signedOutMessages.ts'
import { nameUser } from '../UserProfile/nameUser.ts'
import { profileMessages } from '../UserProfile/profileMessages.ts'
import { useMenu } from './useMenu.ts'
import { UserMenu, type UserMenuItem } from './UserMenu.tsx'
import { userButtonMessages } from './userButtonMessages.ts'

/** What a UserButton shows; `status` stands in `data-state`. */
export interface UserButtonState {
  status: 'loading' | 'signedOut' | 'error' | 'closed' | 'open'
  error?: LatchkeyError
}

export interface UserButtonProps extends Slot<UserButtonState> {
  /** The person's picture; default: a pattern made of their id. No picture is fetched from anywhere. */
  avatar?: ReactNode | ((user: User) => ReactNode)
  /** Whether the name stands beside the picture. Default false. */
  showName?: boolean
  /** Opens the profile; absent: the menu does not offer it. */
  onProfile?: () => void
  /** Opens the way in; absent: nothing stands here while nobody is signed in. */
  onSignIn?: () => void
  /** The app's own things, between the profile and the way out. */
  items?: readonly UserMenuItem[]
}

/** Who is signed in, in the corner of a page: a menu with their profile and the way out. */
export function UserButton({ avatar, showName = false, onProfile, onSignIn, items = [], ...root }: UserButtonProps) {
  const say = useMessages(userButtonMessages)
  const sayProfile = useMessages(profileMessages)
  const sayOut = useMessages(signedOutMessages)
  const { ready, user, error } = usePrivy()
  const menu = useMenu()
  const status = !ready ? 'loading' : user ? (menu.isOpen ? 'open' : 'closed') : user === null ? 'signedOut' : 'error'
  const state: UserButtonState = { status, ...(status === 'error' && error && { error }) }
  const known = user && nameUser(user)
  const signIn = useRef<HTMLButtonElement>(null)
  const wasIn = useRef(false)
  useEffect(() => {
    // The menu went with the person; the keyboard goes on at the way back in.
    if (wasIn.current && status === 'signedOut' && document.activeElement === document.body) signIn.current?.focus()
    wasIn.current = status === 'open' || status === 'closed'
  }, [status])
  const name = known ? clip(known, 60) : user?.isGuest ? sayProfile('profile.guest') : undefined

  return (
    <div {...slot('user-button', state, root)} aria-busy={status === 'loading' || undefined}>
      {status === 'loading' && <span data-part="skeleton" data-shape="tile" aria-hidden="true" />}
      {status === 'signedOut' && onSignIn && (
        <Button buttonRef={signIn} part="sign-in" variant="primary" onClick={onSignIn}>
          {sayOut('signedOut.signIn')}
        </Button>
      )}
      {user && (
        <>
          <button
            type="button"
            {...menu.buttonProps}
            data-part="trigger"
            aria-label={name ? say('userButton.named', { name }) : say('userButton.label')}
          >
            <span data-part="avatar" aria-hidden="true">
              {(typeof avatar === 'function' ? avatar(user) : avatar) ?? <Identicon of={user.id} />}
            </span>
            {showName && name && <bdi data-part="name">{name}</bdi>}
          </button>
          <UserMenu {...{ menu, user, name, onProfile, items, say }} />
        </>
      )}
    </div>
  )
}
