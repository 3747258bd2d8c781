'use client'
import type { DelegationMode, DelegationScope, LatchkeyError, Wallet } from '@latchkey/core'
import type { ReactNode } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Button, type ButtonProps } from '../parts/Button.tsx'
import { formatAddress } from '../parts/formatAddress.ts'
import { slot, type Slot } from '../parts/Slot.ts'
import { useFocusAfter } from '../parts/useFocusAfter.ts'
import { grantMessages } from './grantMessages.ts'
import type { GrantWords } from './GrantWords.ts'
import type { GrantState } from './GrantState.ts'
import { sayGrant } from './sayGrant.tsx'
import { useGrant } from './useGrant.ts'
import { useGrantDialog } from './useGrantDialog.ts'

export interface DelegateWalletButtonProps extends Slot<GrantState> {
  /** An address, in any letter case. Default: the first embedded wallet without server access. */
  wallet?: string
  /** Who keeps the limits: the app's server (`sealed`, the default), or a contract on the scope's one chain (`onchain`). */
  mode?: DelegationMode
  /** What the server will be allowed to do. Default: to sign messages, and no more. */
  scope?: DelegationScope
  /** Why the app asks, in a sentence that the person reads before answering. */
  purpose?: string
  /** What the person chooses from, in seconds; longer than the backend allows is left out. Default: an hour, a day, a week, 30 days. */
  durations?: readonly number[]
  /** Where the terms are shown. Default `dialog`. */
  confirm?: 'dialog' | 'inline'
  /** How loud it is. Default `neutral`. */
  variant?: ButtonProps['variant']
  /** The button's own words. */
  children?: ReactNode
  /** The app's own sentences, by key. */
  messages?: GrantWords
  /** The wallet, with its server access. */
  onGranted?: (wallet: Wallet) => void
  /** The person read the terms and did not allow it. No error. */
  onDeclined?: () => void
  /** Nothing, or nobody knows what, was allowed. */
  onError?: (error: LatchkeyError) => void
}

/** Asks the person to let the app's server act for them, on terms they can read. Shows nothing where that cannot be. */
export function DelegateWalletButton(props: DelegateWalletButtonProps) {
  const { wallet: address, purpose, durations, confirm = 'dialog', variant = 'neutral', children, messages } = props
  const { onGranted, onDeclined, onError } = props
  const { appName: app } = useUi()
  const say = useMessages(grantMessages, messages)
  const toWords = useWords()
  const { state, wallet, can, scope, isOpen, review, allow, dismiss } = useGrant({
    wallet: address,
    mode: props.mode,
    scope: props.scope,
    onGranted,
    onDeclined,
    onError,
  })
  const { status, error } = state
  const dialog = useGrantDialog()
  const isComing = isOpen && !dialog.part

  const { button, result } = useFocusAfter({ isOpen, isDone: status === 'done' })

  const isWorking = status === 'pending' || status === 'slow'
  const isGone = status === 'loading' || status === 'unauthenticated' || status === 'unsupported' || status === 'empty'
  const hasTrigger = wallet && can && !isGone && status !== 'done' && !(isOpen && !isComing && confirm === 'inline')
  const said = sayGrant({ state, wallet, can, say, app, toWords })
  const name =
    address && !children && wallet ? say('grant.trigger.wallet', { wallet: formatAddress(wallet.address) }) : undefined

  return (
    <div {...slot('delegate-wallet', state, props)} hidden={isGone}>
      {hasTrigger && (
        <Button
          buttonRef={button}
          part="trigger"
          variant={variant}
          pending={isComing ? !dialog.error : isWorking && !isOpen}
          aria-label={name}
          aria-haspopup={confirm === 'dialog' ? 'dialog' : undefined}
          onClick={() => {
            dialog.retry()
            review()
          }}
        >
          {children ?? say('grant.trigger')}
        </Button>
      )}
      {wallet && can && dialog.part && (
        <dialog.part.GrantDialog
          key={wallet.address}
          open={isOpen}
          inline={confirm === 'inline'}
          onAllow={(answer) => void allow(answer)}
          onDismiss={dismiss}
          {...{ wallet, can, scope, purpose, durations, state, said, messages }}
        />
      )}
      <p
        ref={result}
        role="status"
        tabIndex={-1}
        data-part="result"
        data-error={(error ?? (isComing && dialog.error)) ? '' : undefined}
      >
        {isComing ? dialog.error && toWords(dialog.error) : !isOpen && said}
      </p>
    </div>
  )
}
