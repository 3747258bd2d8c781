import type { ErrorCode, LatchkeyError } from '@latchkey/core'

const unsure: ReadonlySet<ErrorCode> = new Set([
  'timeout',
  'aborted',
  'backend_unreachable',
  'backend_failed',
  'backend_invalid',
  'store_unavailable',
  'internal_error',
  'action_outcome_unknown',
  'transaction_outcome_unknown',
])

/** True after errors with which the change may have happened all the same, so that reading it again must tell. */
export const isUnsure = ({ code }: LatchkeyError) => unsure.has(code)
