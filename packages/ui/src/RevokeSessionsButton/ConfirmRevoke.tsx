'use client'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { Address } from '../parts/Address.tsx'
import { Button } from '../parts/Button.tsx'
import { Question, type QuestionProps } from '../parts/Question.tsx'
import { RevokeStatus, type RevokeStatusProps } from './RevokeStatus.tsx'

type ConfirmRevokeProps = RevokeStatusProps & Pick<QuestionProps, 'open' | 'inline' | 'onDismiss'>

/** Says whose access ends and what that means, asks, and stays until it is known how it went. */
export function ConfirmRevoke({ revoke, say, open, inline, onDismiss }: ConfirmRevokeProps) {
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
          {isAsking && <p>{say('revoke.question', about)}</p>}
          {isAsking && wallets.length > 1 && (
            <ul data-part="wallets">
              {wallets.map(({ address }) => (
                <li key={address}>
                  <Address address={address} />
                </li>
              ))}
            </ul>
          )}
          {isAsking && together && <p>{say('revoke.together', { app })}</p>}
          <p role="status" data-part="status" data-error={isAsking || checking ? undefined : ''}>
            {open && <RevokeStatus {...{ revoke, say }} />}
          </p>
        </>
      }
      {...{ open, inline, held, onDismiss }}
    >
      <div data-part="actions">
        <Button part="keep" aria-disabled={held || undefined} onClick={() => !held && onDismiss()}>
          {say(isAsking && status !== 'slow' ? 'revoke.keep' : 'revoke.close')}
        </Button>
        <Button
          part="confirm"
          variant={isAsking ? 'danger' : 'neutral'}
          pending={isWorking || checking}
          onClick={isAsking ? revoke.revoke : revoke.goOn}
        >
          {say(isAsking ? 'revoke.confirm' : status === 'unknown' ? 'revoke.check' : 'revoke.again')}
        </Button>
      </div>
    </Question>
  )
}
