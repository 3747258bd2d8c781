'use client'
import type { ActionRequest, Actions, CeremonyState, LatchkeyError } from '@latchkey/core'
import { useCapabilities, useDelegatedAction, usePrivy } from '@latchkey/react'
import { useState } from 'react'
import type { SignableKind } from './describeRequest.ts'
import { mayBeDone } from './mayBeDone.ts'
import type { SignState } from './SignState.ts'

export interface UseSigningParameters {
  kind: SignableKind
  parameters: Actions[SignableKind]['parameters']
  onDone?: ((result: never) => void) | undefined
  onPendingApproval?: ((approvalId: string) => void) | undefined
  onDeclined?: (() => void) | undefined
  onError?: ((error: LatchkeyError) => void) | undefined
}

/** The way from a press to something signed and done, in states that a component shows. */
export function useSigning({ kind, parameters, ...tell }: UseSigningParameters) {
  const { ready, user } = usePrivy()
  const { actions } = useCapabilities()
  const action = useDelegatedAction<SignableKind>(kind)
  const [isOpen, setOpen] = useState(false)
  const [isApproved, setApproved] = useState(false)
  const error = 'error' in action ? action.error : undefined
  const status = stateOf()
  const state: SignState = { status, ...(error && { error }) }

  function stateOf(): SignState['status'] {
    if (action.status === 'failed' && isApproved && mayBeDone(action.error)) return 'unknown'
    if (action.status !== 'idle') return action.status
    if (!ready) return 'loading'
    if (!user) return 'unauthenticated'
    return actions?.includes(kind) ? 'idle' : 'unsupported'
  }

  /** Tells the app how it ended; an end that the person left behind tells nothing. */
  function land(reached: CeremonyState) {
    if (reached.status === 'done') {
      setOpen(false)
      tell.onDone?.(reached.result as never)
    } else if (reached.status === 'pendingApproval') {
      setOpen(false)
      tell.onPendingApproval?.(reached.approvalId)
    } else if ('error' in reached && reached.status !== 'cancelled') tell.onError?.(reached.error)
  }

  const prepare = (again?: typeof parameters) => {
    setApproved(false)
    void action.prepare(again).then(land)
  }

  return {
    state,
    request: 'request' in action ? (action.request as ActionRequest<SignableKind>) : undefined,
    isOpen: isOpen && action.status !== 'idle',
    ask: () => {
      setOpen(true)
      prepare(parameters)
    },
    renew: () => prepare(),
    /** Prompts: call it in the press. */
    approve: () => {
      setApproved(true)
      void action.approve().then(land)
    },
    dismiss: () => {
      setOpen(false)
      if (!retractable.has(status)) return // how it ends, or ended, is said beside the button
      action.reset()
      tell.onDeclined?.()
    },
  }
}

/** Where turning back leaves nothing behind. */
const retractable: ReadonlySet<SignState['status']> = new Set(['preparing', 'ready', 'prompting', 'cancelled'])
