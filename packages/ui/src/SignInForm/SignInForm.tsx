'use client'
import type { LatchkeyError } from '@latchkey/core'
import { useCapabilities, usePrivy } from '@latchkey/react'
import { useId, type ComponentType } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import type { Message } from '../messages/Message.ts'
import { useMessages } from '../messages/useMessages.ts'
import { clip } from '../parts/clip.ts'
import type { HeadingLevel } from '../parts/Section.tsx'
import { slot, type Slot } from '../parts/Slot.ts'
import { nameUser } from '../UserProfile/nameUser.ts'
import { EmailMethod, SmsMethod } from './CodeMethod.tsx'
import { FarcasterMethod } from './FarcasterMethod.tsx'
import { GuestMethod } from './GuestMethod.tsx'
import { OAuthMethod } from './OAuthMethod.tsx'
import { PasskeyMethod, type MethodProps } from './PasskeyMethod.tsx'
import { offeredMethods, type SignInMethod } from './offeredMethods.ts'
import { signInMessages } from './signInMessages.ts'
import { useSignIn } from './useSignIn.ts'
import { TelegramMethod } from './TelegramMethod.tsx'
import { SolanaMethod, WalletMethod } from './WalletMethod.tsx'

/** What a SignInForm shows; `status` stands in `data-state`. */
export interface SignInState {
  status: 'loading' | 'idle' | 'pending' | 'slow' | 'signedIn' | 'unsupported'
  /** Why it is not known who is signed in; signing in may work all the same. */
  error?: LatchkeyError
}

export interface SignInFormProps extends Slot<SignInState> {
  /** Which ways, in which order, among those that the backend has. Default: all of them. */
  methods?: readonly SignInMethod[]
  /** Where people come back to from another provider: an address that the server lists. Default: this page's, without its query. */
  redirectTo?: string
  /** Default 2. */
  headingLevel?: HeadingLevel
  /** The app's own sentences, by key. */
  messages?: { [key in keyof typeof signInMessages]?: Message }
}

const ways: Record<SignInMethod, ComponentType<MethodProps>> = {
  passkey: PasskeyMethod,
  email: EmailMethod,
  oauth: OAuthMethod,
  sms: SmsMethod,
  telegram: TelegramMethod,
  farcaster: FarcasterMethod,
  siwe: WalletMethod,
  siws: SolanaMethod,
  guest: GuestMethod,
}

/** Signs a person in, or up, by the ways that the backend has; each error in words, beside the way it came from. */
export function SignInForm({ methods, redirectTo, headingLevel = 2, messages, ...root }: SignInFormProps) {
  const say = useMessages(signInMessages, messages)
  const { appName: app } = useUi()
  const { ready, user, error } = usePrivy()
  const capabilities = useCapabilities()
  const signIn = useSignIn()
  const title = useId()
  const Heading = `h${headingLevel}` as const
  const offered = offeredMethods(capabilities, methods)
  const isLeaving = signIn.flightOf('oauth').status === 'pending' // which says so itself
  const state: SignInState = { status: stateOf(), ...(ready && user === undefined && error && { error }) }
  const name = user ? nameUser(user) : undefined

  function stateOf(): SignInState['status'] {
    if (!ready) return 'loading'
    if (user) return 'signedIn'
    if (offered.length === 0) return 'unsupported'
    return signIn.isPending ? (signIn.isSlow ? 'slow' : 'pending') : 'idle'
  }

  return (
    <section {...slot('sign-in-form', state, root)} aria-labelledby={title} aria-busy={!ready}>
      <Heading id={title} data-part="title">
        {say('signIn.title', { app })}
      </Heading>
      {state.status === 'signedIn' ? (
        <p data-part="note">
          {name ? say('signIn.signedIn', { name: <bdi>{clip(name, 60)}</bdi> }) : say('signIn.signedIn.unnamed')}
        </p>
      ) : offered.length === 0 ? (
        <p data-part="note">{say('signIn.none', { app })}</p>
      ) : (
        <>
          <p data-part="note">{say(ready ? 'signIn.about' : 'signIn.loading')}</p>
          {offered.map((method, index) => {
            const Way = ways[method]
            return (
              <div key={method} data-part="way" data-way={method}>
                {offered[index - 1] === 'passkey' && (
                  <p data-part="or" aria-hidden="true">
                    <span>{say('signIn.or')}</span>
                  </p>
                )}
                <Way {...{ signIn, say, redirectTo }} />
              </div>
            )
          })}
          <p role="status" data-part="waiting">
            {state.status === 'slow'
              ? say('signIn.slow')
              : state.status === 'pending' && !isLeaving && say('signIn.waiting')}
          </p>
        </>
      )}
    </section>
  )
}
