import { LatchkeyError } from '../errors/LatchkeyError.ts'
import { errorAnswer } from './errorAnswer.ts'
import { parseJson } from './parseJson.ts'

/** What a refusal over HTTP is here: the server's own code and words, where they are the server's. `ahead` is how far its clock is ahead of ours, in ms. */
export function refusal(
  answer: Response,
  text: string,
  { verb, ahead = 0 }: { verb: string; ahead?: number },
): LatchkeyError {
  const { status, headers } = answer
  const retryAt = retryAfter(headers.get('retry-after'), ahead)
  const when = retryAt ? { retryAt } : {}
  try {
    const { code, error, retryable, data } = errorAnswer.decode(parseJson(text))
    if (code === 'account_transfer_required' && data?.nonce !== undefined)
      return Object.assign(new LatchkeyError(code, error), { nonce: data.nonce })
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
    return new LatchkeyError('backend_invalid', `${said}. Check the url of the server.`, { cause })
  }
}

/** Retry-After, in seconds or as a date, as a moment of our clock; never more than an hour ahead. */
function retryAfter(header: string | null, ahead: number): Date | undefined {
  if (header === null) return undefined
  const now = Date.now()
  const at = /^\d+$/.test(header) ? now + Number(header) * 1000 : Date.parse(header) - ahead
  return Number.isNaN(at) ? undefined : new Date(Math.min(Math.max(at, now), now + hour))
}

const hour = 3_600_000
