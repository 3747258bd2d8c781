'use client'
import type { RefObject } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { Address } from '../parts/Address.tsx'
import { Button, type ButtonProps } from '../parts/Button.tsx'
import { Question } from '../parts/Question.tsx'
import { RevokeStatus, type RevokeStatusProps } from './RevokeStatus.tsx'

interface ConfirmRevokeProps extends RevokeStatusProps {
  open: boolean
  inline: boolean
  onDismiss: () => void
  returnFocus: RefObject<HTMLButtonElement | null>
}

/** Says whose access ends and what that means, asks, and stays until it is known how it went. */
export function ConfirmRevoke({ revoke, say, open, inline, onDismiss, returnFocus }: ConfirmRevokeProps) {
  const { appName: app } = useUi()
  const { state, wallets, checking, together } = revoke
  const { status } = state
  const isWorking = status === 'pending' || status === 'slow'
  const held = status === 'pending' || checking
  const about = { n: wallets.length, app, wallet: wallets[0] && <Address address={wallets[0].address} /> }
  const isAsking = status === 'confirming' || isWorking

  return (
    <Question
      role="alertdialog"
      title={say('revoke.title', about)}
      description={
        <>
          <p>{say('revoke.question', about)}</p>
          {wallets.length > 1 && (
            <ul data-part="wallets">
              {wallets.map(({ address }) => (
                <li key={address}>
                  <Address address={address} />
                </li>
              ))}
            </ul>
          )}
          {together && <p>{say('revoke.together', { app })}</p>}
        </>
      }
      {...{ open, inline, held, onDismiss, returnFocus }}
    >
      <p role="status" data-part="status">
        {open && <RevokeStatus {...{ revoke, say }} />}
      </p>
      <div data-part="actions">
        <Button part="keep" aria-disabled={held || undefined} onClick={() => !held && onDismiss()}>
          {say(isAsking && status !== 'slow' ? 'revoke.keep' : 'revoke.close')}
        </Button>
        {isAsking ? (
          <Button part="confirm" variant="danger" pending={isWorking} onClick={revoke.revoke}>
            {say('revoke.confirm')}
          </Button>
        ) : (
          <Again {...{ revoke, say }} />
        )}
      </div>
    </Question>
  )
}

/** The way on from what failed, or from what nobody knows. */
export function Again({ revoke, say, buttonRef }: RevokeStatusProps & Pick<ButtonProps, 'buttonRef'>) {
  const { state, checking, unreachable } = revoke
  const press = unreachable ? revoke.reconnect : state.status === 'unknown' ? revoke.check : revoke.again
  return (
    <Button part="again" buttonRef={buttonRef} pending={checking} onClick={press}>
      {say(state.status === 'unknown' ? 'revoke.check' : 'revoke.again')}
    </Button>
  )
}
