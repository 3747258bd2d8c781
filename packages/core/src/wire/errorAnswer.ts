import * as v from 'valibot'
import type { ErrorCode } from '../errors/ErrorCode.ts'
import { shape } from './codec.ts'

/** Every refusal's body. Flat, because all of Privy's clients read `error` and `code`. */
export const errorAnswer = shape<{ error: string; code: ErrorCode; retryable: boolean; requestId?: string }>({
  error: v.string(),
  code: v.string(),
  retryable: v.optional(v.boolean(), false),
  request_id: v.optional(v.string()),
})
