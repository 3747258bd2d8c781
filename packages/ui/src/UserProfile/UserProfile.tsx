'use client'
import type { LatchkeyError } from '@latchkey/core'
import type { IdentityKey } from '@latchkey/core/proof'
import { usePrivy } from '@latchkey/react'
import type { ReactNode } from 'react'
import { DeviceList } from '../DeviceList/DeviceList.tsx'
import { LinkedAccountList } from '../LinkedAccountList/LinkedAccountList.tsx'
import { useMessages } from '../messages/useMessages.ts'
import { Announcer } from '../parts/Announcer.tsx'
import type { HeadingLevel } from '../parts/Section.tsx'
import { slot, type Slot } from '../parts/Slot.ts'
import { Unreachable } from '../parts/Unreachable.tsx'
import { WalletList } from '../WalletList/WalletList.tsx'
import { AccessBanner } from './AccessBanner.tsx'
import { ProfileHeader } from './ProfileHeader.tsx'
import { ProfileSkeleton } from './ProfileSkeleton.tsx'
import { profileMessages } from './profileMessages.ts'
import { Security } from './Security.tsx'

/** What a UserProfile shows; `status` stands in `data-state`. */
export interface ProfileState {
  status: 'loading' | 'unauthenticated' | 'ready' | 'error'
  error?: LatchkeyError
}

/** A part of the page below its head. */
export type SectionId = 'delegation' | 'accounts' | 'wallets' | 'security' | 'devices'

export interface UserProfileProps extends Slot<ProfileState> {
  /** Which parts, in which order. Default: server access, linked accounts, wallets, what they open by, and devices. */
  sections?: readonly SectionId[]
  /** What stands here while nobody is signed in. */
  signedOut?: ReactNode
  /** Why the app asks for server access, in a sentence that the person reads before answering. */
  purpose?: string
  /** Public keys of the app's server, against which the receipt of a revocation is checked. */
  identityKeys?: readonly IdentityKey[]
  /** The level of the person's name; sections are one below. Default 2. */
  headingLevel?: 1 | 2 | 3
  /** The app's own sections, at the end. */
  children?: ReactNode
}

const allSections: readonly SectionId[] = ['delegation', 'accounts', 'wallets', 'security', 'devices']

/** Who is signed in, who can act for them, what they have linked and what they hold: a whole page from one tag. */
export function UserProfile(props: UserProfileProps) {
  const { sections = allSections, signedOut, purpose, identityKeys, headingLevel = 2, children } = props
  const say = useMessages(profileMessages)
  const { ready, user, error } = usePrivy()
  const status = !ready ? 'loading' : user ? 'ready' : user === null ? 'unauthenticated' : 'error'
  const state: ProfileState = { status, ...(status === 'error' && error && { error }) }
  const below = (headingLevel + 1) as HeadingLevel
  const isThere = status === 'ready' || status === 'loading'

  const parts: Record<SectionId, ReactNode> = {
    delegation: user && <AccessBanner key={user.id} {...{ user, identityKeys }} headingLevel={below} />,
    accounts: <LinkedAccountList key="accounts" headingLevel={below} />,
    wallets: <WalletList key="wallets" headingLevel={below} {...(purpose && { purpose })} />,
    security: <Security key="security" headingLevel={below} />,
    devices: <DeviceList key="devices" headingLevel={below} />,
  }

  return (
    <Announcer>
      <div {...slot('user-profile', state, props)} role="group" aria-label={say('profile.label')}>
        {status === 'loading' && <ProfileSkeleton />}
        {status === 'unauthenticated' && (signedOut ?? <p data-part="note">{say('profile.signedOut')}</p>)}
        {status === 'error' && <Unreachable error={state.error} />}
        {user && <ProfileHeader user={user} headingLevel={headingLevel} />}
        {isThere && [...new Set(sections)].map((section) => parts[section])}
        {isThere && children}
      </div>
    </Announcer>
  )
}
