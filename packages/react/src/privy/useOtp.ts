'use client'
import { LatchkeyError, type Session } from '@latchkey/core'
import { useCallback, useRef } from 'react'
import { useBound } from '../provider/useBound.ts'
import { useFlow, type FlowState } from './useFlow.ts'

export type OtpFlowState = FlowState<'sending-code' | 'awaiting-code-input' | 'submitting-code'>

/** What a code is sent to and used for. Made once, outside of components. */
export interface OtpSteps<answer> {
  send: (session: Session, to: string) => Promise<unknown>
  submit: (session: Session, given: { to: string; code: string }) => Promise<answer>
}

/** A code that is sent and typed in. Both functions stay the same; the code goes with the address that the last one was sent to. */
export function useOtp<answer>(steps: OtpSteps<answer>) {
  const { state, step } = useFlow<'sending-code' | 'awaiting-code-input' | 'submitting-code'>()
  const [sendTo, submitCode] = [useBound(steps.send), useBound(steps.submit)]
  const sentTo = useRef<string>(undefined)
  const send = useCallback(
    (to: string) =>
      step(
        'sending-code',
        async () => {
          await sendTo(to)
          sentTo.current = to
        },
        'awaiting-code-input',
      ),
    [step, sendTo],
  )
  const submit = useCallback(
    (code: string) =>
      step('submitting-code', async () => {
        const to = sentTo.current
        if (to === undefined) throw new LatchkeyError('invalid_credentials', 'No code was sent. Call sendCode() first.')
        return await submitCode({ to, code })
      }),
    [step, submitCode],
  )
  return { state, send, submit }
}
