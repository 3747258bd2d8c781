import * as is from './check.ts'
import type { ErrorCode } from '../errors/ErrorCode.ts'
import { shape } from './codec.ts'

/** Every refusal's body. Flat, because all of Privy's clients read `error` and `code`. */
export const errorAnswer = shape<{ error: string; code: ErrorCode; retryable: boolean; requestId?: string }>({
  error: is.string,
  code: is.string,
  retryable: is.optional(is.boolean, false),
  request_id: is.optional(is.string),
})
