import type { LatchkeyError } from '@latchkey/core'
import type { Say } from '../messages/useMessages.ts'
import type { SignableKind } from './describeRequest.ts'
import type { signMessages } from './signMessages.ts'
import { mayBeDone } from './mayBeDone.ts'
import type { SignState } from './SignState.ts'

interface SaySigningParameters {
  state: SignState
  kind: SignableKind
  say: Say<typeof signMessages>
  toWords: (error: LatchkeyError) => string
}

/** How signing stands, in whole sentences; undefined while there is nothing to say. */
export function saySigning({ state: { status, error }, kind, say, toWords }: SaySigningParameters): string | undefined {
  const why = error ? ` ${toWords(error)}` : ''
  switch (status) {
    case 'ready':
      return say('sign.ready')
    case 'preparing':
      return say('sign.preparing')
    case 'prompting':
      return say('sign.prompting')
    case 'submitting':
      return say('sign.submitting')
    case 'done':
      return say(`sign.done.${kind}`)
    case 'pendingApproval':
      return say('sign.approval')
    case 'cancelled':
      return say('sign.nothing') + why
    case 'expired':
      return say('sign.expired')
    case 'failed':
      if (error && mayBeDone(error)) return say('sign.unready') // before it was signed: after, it would be `unknown`
      return say('sign.failed') + why
    case 'needsLogin':
      return say('sign.failed') + why
    case 'unknown':
      return say('sign.unknown')
    default:
      return undefined
  }
}
