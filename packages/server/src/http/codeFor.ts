import type { ErrorCode } from '@latchkey/core'

/** What a refusal is called to whoever asks: Privy's clients for pages have words for too many requests, by a name of their own. */
export const codeFor = ({ headers }: Request, code: ErrorCode): string =>
  code === 'rate_limited' && isPrivyPage(headers) ? 'too_many_requests' : code

/** True for Privy's own clients in pages. */
export const isPrivyPage = (headers: Headers): boolean =>
  /^(react-auth|js-sdk-core):/.test(headers.get('privy-client') ?? '')
