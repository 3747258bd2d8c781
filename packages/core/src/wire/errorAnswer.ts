import * as is from './check.ts'
import type { ErrorCode } from '../errors/ErrorCode.ts'
import { shape } from './codec.ts'

/** Every refusal's body. Flat, because all of Privy's clients read `error` and `code`. */
export const errorAnswer = shape<{
  error: string
  code: ErrorCode
  retryable: boolean
  requestId?: string
  /** What the code brings along. */
  data?: { nonce?: string }
}>({
  error: is.string,
  code: is.string,
  retryable: is.optional(is.boolean, false),
  request_id: is.optional(is.string),
  data: is.optional(is.object({ nonce: is.optional(is.string) })),
})
