import { LatchkeyError } from '@latchkey/core'
import { unavailable, unexpected } from './refused.ts'

/** Why speaking to a provider failed, as a refusal: its trouble can pass; what it signed or said wrongly cannot. */
export function asRefusal(error: unknown): LatchkeyError {
  for (let each = error; each instanceof Error; each = each.cause) if (each instanceof LatchkeyError) return each
  const { code, error: said } = error as { code?: unknown; error?: unknown }
  if (said === 'invalid_client' || said === 'unauthorized_client')
    return unexpected('it does not know this server by its id and secret', error)
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') return unavailable(error)
  return unexpected(
    typeof code === 'string' ? `what it answered does not hold (${code})` : 'its answer does not hold',
    error,
  )
}
