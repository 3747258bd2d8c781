import { LatchkeyError, type ErrorCode } from '@latchkey/core'

/** The page asks, or gives a question up. */
export type Question = { id: number; verb: string; parameters: unknown } | { id: number; abort: true }

/** The host answers each question once. */
export type Answer = { id: number; value: unknown } | { id: number; error: SentError }

interface SentError {
  code: ErrorCode
  message: string
  retryable: boolean
  /** What kind of error was behind it. The error itself stays where the keys are. */
  causeName?: string
}

/** An error as it travels. What is not ours is named only: its text may hold anything. */
export function toSent(error: unknown): SentError {
  if (error instanceof LatchkeyError) {
    const { code, message, retryable, cause } = error
    return { code, message, retryable, ...(cause instanceof Error && { causeName: cause.name }) }
  }
  return {
    code: 'internal_error',
    message:
      'The vault failed in a way that it should not. Nothing was given out. Try again, and report it if it stays.',
    retryable: false,
    ...(error instanceof Error && { causeName: error.name }),
  }
}

/** The error again, at the other end. */
export function fromSent({ code, message, retryable, causeName }: SentError): LatchkeyError {
  return new LatchkeyError(String(code) as ErrorCode, String(message), {
    retryable: retryable === true,
    ...(causeName !== undefined && { cause: new Error(String(causeName)) }),
  })
}
