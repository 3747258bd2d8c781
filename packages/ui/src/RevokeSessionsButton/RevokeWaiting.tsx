'use client'
import { useMessages } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { slot } from '../parts/Slot.ts'
import type { RevokeSessionsButtonProps } from './RevokeSessionsButtonProps.ts'
import type { RevokeState } from './RevokeState.ts'
import { waitingMessages } from './waitingMessages.ts'

const state: RevokeState = { status: 'loading', total: 0, done: 0 }

/** The place of the button, as wide as it will be, until it is known whether there is anything to revoke. */
export function RevokeWaiting({ isLost = false, ...props }: RevokeSessionsButtonProps & { isLost?: boolean }) {
  const { variant = 'danger', hideWhenEmpty = false, children, messages, render } = props
  const say = useMessages(waitingMessages, messages)
  return (
    <div {...slot('revoke-sessions', state, props)} hidden={hideWhenEmpty && !isLost} aria-busy={!isLost}>
      <p data-part={isLost ? 'note' : 'hidden'}>{say(isLost ? 'revoke.lost' : 'revoke.loading')}</p>
      {!isLost && (
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
