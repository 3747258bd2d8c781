'use client'
import type { LatchkeyError, RevokeResult } from '@latchkey/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import type { Message } from '../messages/Message.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Button, type ButtonProps } from '../parts/Button.tsx'
import { focusSoon } from '../parts/focusSoon.ts'
import { formatAddress } from '../parts/formatAddress.ts'
import { slot, type Slot } from '../parts/Slot.ts'
import { Again, ConfirmRevoke } from './ConfirmRevoke.tsx'
import type { WalletChoice } from './chooseWallets.ts'
import { revokeMessages } from './revokeMessages.ts'
import type { RevokeState } from './RevokeState.ts'
import { RevokeStatus } from './RevokeStatus.tsx'
import { useRevoke } from './useRevoke.ts'

export interface RevokeSessionsButtonProps extends Slot<RevokeState> {
  /** Default: every wallet that has server access. */
  wallets?: WalletChoice
  /** How the person is asked before anything happens. Default `dialog`. */
  confirm?: 'dialog' | 'inline' | 'none'
  variant?: ButtonProps['variant']
  /** Shows nothing, instead of a line that says so, where nobody has server access. */
  hideWhenEmpty?: boolean
  /** The button's own words. */
  children?: ReactNode | ((state: RevokeState) => ReactNode)
  messages?: { [key in keyof typeof revokeMessages]?: Message }
  onRevoked?: (result: RevokeResult) => void
  onPartial?: (result: RevokeResult) => void
  /** Nothing, or nobody knows what, was revoked. Keeping access is no error. */
  onError?: (error: LatchkeyError) => void
}

/** What stands in place of the button where there is nothing to press. */
const notes = {
  loading: 'revoke.loading',
  unauthenticated: 'revoke.signedOut',
  unsupported: 'revoke.unsupported',
  empty: 'revoke.empty',
} as const satisfies { [status in RevokeState['status']]?: keyof typeof revokeMessages }

/** Ends what the app's server may do with the person's wallets: asks first, and says only what the backend proved. */
export function RevokeSessionsButton(props: RevokeSessionsButtonProps) {
  const { wallets: choice, confirm = 'dialog', variant = 'danger', hideWhenEmpty = false, children, messages } = props
  const { onRevoked, onPartial, onError } = props
  const { appName: app } = useUi()
  const say = useMessages(revokeMessages, messages)
  const revoke = useRevoke({ wallets: choice, onRevoked, onPartial, onError })
  const { state, wallets } = revoke
  const { status } = state

  const [asked, setAsked] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const result = useRef<HTMLParagraphElement>(null)
  // The button that was pressed is gone then: whoever pressed it goes on at the result.
  useEffect(() => (status === 'done' ? focusSoon(result) : undefined), [status])

  const note = notes[status as keyof typeof notes]
  const isWorking = status === 'pending' || status === 'slow'
  const hasFailed = status === 'partial' || status === 'error' || status === 'unknown'
  const isOpen = asked && (status === 'confirming' || isWorking || hasFailed)
  if (asked && !isOpen) setAsked(false)
  const hasTrigger = isOpen ? confirm === 'dialog' : status === 'idle' || isWorking
  const words = typeof children === 'function' ? children(state) : children
  const only = Array.isArray(choice) && wallets.length === 1 && !words ? wallets[0] : undefined

  const ask = () => {
    setAsked(true)
    revoke.ask()
  }
  const dismiss = () => {
    setAsked(false)
    if (status === 'confirming') revoke.keep()
  }

  return (
    <div
      {...slot('revoke-sessions', state, props)}
      hidden={hideWhenEmpty && note !== undefined && status !== 'unsupported'}
    >
      {note && <p data-part="note">{say(note, { app })}</p>}
      {hasTrigger && (
        <Button
          buttonRef={button}
          part="trigger"
          variant={variant}
          pending={isWorking}
          aria-label={only && say('revoke.trigger.wallet', { wallet: formatAddress(only.address) })}
          aria-haspopup={confirm === 'dialog' ? 'dialog' : undefined}
          onClick={confirm === 'none' ? revoke.revoke : ask}
        >
          {words ?? say('revoke.trigger', { n: wallets.length })}
        </Button>
      )}
      {confirm !== 'none' && (
        <ConfirmRevoke
          {...{ revoke, say }}
          open={isOpen}
          inline={confirm === 'inline'}
          onDismiss={dismiss}
          returnFocus={button}
        />
      )}
      <p ref={result} role="status" tabIndex={-1} data-part="result">
        {!isOpen && <RevokeStatus {...{ revoke, say }} />}
      </p>
      {!isOpen && hasFailed && <Again {...{ revoke, say }} buttonRef={button} />}
    </div>
  )
}
