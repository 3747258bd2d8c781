import { LatchkeyError, type ErrorCode } from '@latchkey/core'

/** Does something at Dfns; what it is refused with there comes in our words. */
export async function refusing<value>(work: () => Promise<value>): Promise<value> {
  try {
    return await work()
  } catch (error) {
    throw asDfnsRefusal(error)
  }
}

/** In our words. Dfns' own are the cause: they may hold what was sent. */
function asDfnsRefusal(error: unknown): LatchkeyError {
  if (error instanceof LatchkeyError) return error
  const status = (error as { httpStatus?: unknown } | null)?.httpStatus
  const [code, message] = (typeof status === 'number' && refusals[status]) || unavailable
  return new LatchkeyError(code, message, { cause: error, retryable: code === 'wallet_service_unavailable' })
}

/** The same for the last step, after which nobody knows whether it was done unless Dfns said so. */
export function asDfnsOutcome(error: unknown): LatchkeyError {
  const refusal = asDfnsRefusal(error)
  if (refusal.code !== 'wallet_service_unavailable') return refusal
  return new LatchkeyError(
    'action_outcome_unknown',
    'The wallet service gave no answer, so whether this was done is unknown. Look before you try again; the same once more is harmless.',
    { cause: error },
  )
}

/** The id of the approval that a policy asks for (202), where this is what an error says. */
export function approvalIn(error: unknown): string | undefined {
  const { httpStatus, context } = (error ?? {}) as { httpStatus?: unknown; context?: { approvalId?: unknown } }
  const id = context?.approvalId
  return httpStatus === 202 && typeof id === 'string' ? id : undefined
}

type Refusal = readonly [ErrorCode, string]

const unavailable: Refusal = [
  'wallet_service_unavailable',
  'The wallet service could not be reached, or failed. Nothing was done. Try again.',
]

const refusals: Record<number, Refusal> = {
  400: ['wallet_service_refused', 'The wallet service refused the request. Its own words are in the server’s log.'],
  401: [
    'action_signature_invalid',
    'The wallet service did not accept the passkey’s signature: it was used before, is too old, or is not for this. Start again.',
  ],
  403: ['wallet_service_refused', 'The wallet service does not let this person do that.'],
  404: ['wallet_not_found', 'The wallet service knows no such thing of this person’s.'],
  409: ['wallet_service_refused', 'The wallet service has this already, with other contents. Use another id.'],
}
