import { LatchkeyError } from '@latchkey/core'
import { errorAnswer, parseJson } from '@latchkey/core/wire'

/** What a refusal over HTTP is here: the server's own code and words, where they are the server's. */
export function refusal(verb: string, { status, headers }: Response, text: string): LatchkeyError {
  const retryAt = retryAfter(headers.get('retry-after'))
  const when = retryAt ? { retryAt } : {}
  try {
    const { code, error, retryable } = errorAnswer.decode(parseJson(text))
    return new LatchkeyError(code, error, { retryable: retryable || status === 429, ...when })
  } catch (cause) {
    const said = `${verb}() was refused with ${status} in words that are not the server's own`
    if (status === 429)
      return new LatchkeyError('rate_limited', `${said}. Wait, then try again.`, { retryable: true, ...when })
    if (status >= 500)
      return new LatchkeyError('backend_unreachable', `${said}: it is down, or something before it is. Try again.`, {
        retryable: true,
        cause,
        ...when,
      })
    return new LatchkeyError('backend_invalid', `${said}. Check the url that the client was given.`, { cause })
  }
}

/** Retry-After, in seconds or as a date; never more than an hour ahead. */
function retryAfter(header: string | null): Date | undefined {
  if (header === null) return undefined
  const now = Date.now()
  const at = /^\d+$/.test(header) ? now + Number(header) * 1000 : Date.parse(header)
  return Number.isNaN(at) ? undefined : new Date(Math.min(Math.max(at, now), now + 3_600_000))
}
