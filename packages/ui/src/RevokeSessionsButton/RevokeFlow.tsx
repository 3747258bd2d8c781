'use client'
import { useState } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { formatAddress } from '../parts/formatAddress.ts'
import { slot } from '../parts/Slot.ts'
import { useFocusAfter } from '../parts/useFocusAfter.ts'
import { ConfirmRevoke } from './ConfirmRevoke.tsx'
import { revokeMessages } from './revokeMessages.ts'
import type { RevokeState } from './RevokeState.ts'
import type { RevokeSessionsButtonProps } from './RevokeSessionsButtonProps.ts'
import { RevokeStatus } from './RevokeStatus.tsx'
import { RevokeWaiting } from './RevokeWaiting.tsx'
import { useRevoke } from './useRevoke.ts'

/** What stands in place of the button where there is nothing to press. */
const notes = {
  unauthenticated: 'revoke.signedOut',
  unsupported: 'revoke.unsupported',
  empty: 'revoke.empty',
} as const satisfies { [status in RevokeState['status']]?: keyof typeof revokeMessages }

/** The button itself, from the first press to the proven end. */
export function RevokeFlow(props: RevokeSessionsButtonProps) {
  const { wallets: choice, confirm = 'dialog', variant = 'danger', hideWhenEmpty = false, children, messages } = props
  const { onRevoked, onPartial, onError, render } = props
  const { appName: app } = useUi()
  const say = useMessages(revokeMessages, messages)
  const revoke = useRevoke({ wallets: choice, onRevoked, onPartial, onError })
  const { state, wallets, checking } = revoke
  const { status } = state

  const [asked, setAsked] = useState(false)
  const note = notes[status as keyof typeof notes]
  const isWorking = status === 'pending' || status === 'slow'
  const hasFailed = status === 'partial' || status === 'error' || status === 'unknown'
  const isOpen = asked && (status === 'confirming' || isWorking || hasFailed)
  if (asked && !isOpen) setAsked(false)
  const { button, result } = useFocusAfter({ isOpen, isDone: status === 'done' })
  const hasButton = isOpen ? confirm === 'dialog' : status === 'idle' || isWorking || hasFailed
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

  if (status === 'loading') return <RevokeWaiting {...props} />
  return (
    <div
      {...slot('revoke-sessions', state, props)}
      hidden={hideWhenEmpty && note !== undefined && status !== 'unsupported'}
    >
      {note && <p data-part="note">{say(note, { app })}</p>}
      {hasButton && (
        <Button
          buttonRef={button}
          part="trigger"
          variant={hasFailed ? 'neutral' : variant}
          pending={isWorking || checking}
          render={render && ((attributes) => render(attributes, state))}
          aria-label={
            only && !hasFailed ? say('revoke.trigger.wallet', { wallet: formatAddress(only.address) }) : undefined
          }
          aria-haspopup={confirm === 'dialog' && status === 'idle' ? 'dialog' : undefined}
          onClick={hasFailed ? revoke.goOn : confirm === 'none' ? revoke.revoke : ask}
        >
          {hasFailed
            ? say(status === 'unknown' ? 'revoke.check' : 'revoke.again')
            : (words ?? say('revoke.trigger', { n: wallets.length }))}
        </Button>
      )}
      {confirm !== 'none' && (
        <ConfirmRevoke {...{ revoke, say }} open={isOpen} inline={confirm === 'inline'} onDismiss={dismiss} />
      )}
      <p
        ref={result}
        role="status"
        tabIndex={-1}
        data-part="result"
        data-error={hasFailed && !checking ? '' : undefined}
      >
        {!isOpen && <RevokeStatus {...{ revoke, say }} />}
      </p>
    </div>
  )
}
