'use client'
import { useMessages } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { listMessages } from '../parts/listMessages.ts'
import { slot } from '../parts/Slot.ts'
import type { RevokeSessionsButtonProps } from './RevokeSessionsButtonProps.ts'
import type { RevokeState } from './RevokeState.ts'
import { waitingMessages } from './waitingMessages.ts'

const state: RevokeState = { status: 'loading', total: 0, done: 0 }

interface RevokeWaitingProps extends RevokeSessionsButtonProps {
  /** There where it did not come: asks for it again. */
  onRetry?: (() => void) | undefined
}

/** The place of the button, as wide as it will be, until it is known whether there is anything to revoke. */
export function RevokeWaiting({ onRetry, ...props }: RevokeWaitingProps) {
  const { variant = 'danger', hideWhenEmpty = false, children, messages, render } = props
  const say = useMessages(waitingMessages, messages)
  const sayList = useMessages(listMessages)
  const isLost = onRetry !== undefined
  return (
    <div {...slot('revoke-sessions', state, props)} hidden={hideWhenEmpty && !isLost} aria-busy={!isLost}>
      <p data-part={isLost ? 'note' : 'hidden'}>{say(isLost ? 'revoke.lost' : 'revoke.loading')}</p>
      {isLost ? (
        <Button part="retry" onClick={onRetry}>
          {sayList('list.retry')}
        </Button>
      ) : (
        <Button
          {...{ part: 'trigger', variant, disabled: true, 'aria-hidden': true, 'data-skeleton': '' }}
          render={render && ((attributes) => render(attributes, state))}
        >
          {(typeof children === 'function' ? children(state) : children) ?? say('revoke.trigger', { n: 1 })}
        </Button>
      )}
    </div>
  )
}
