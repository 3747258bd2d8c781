import { LatchkeyError } from '@latchkey/core'
import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'

/** Lets pages of the listed origins read answers. Exact matches only, so credentials are safe to allow. */
export const allowOrigins = (origins: readonly string[]): MiddlewareHandler =>
  cors({
    origin: [...origins],
    credentials: true,
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: [
      'authorization',
      'content-type',
      'dpop',
      'idempotency-key',
      'privy-app-id',
      'privy-authorization-signature',
      'privy-authorization-signature',
      'privy-ca-id',
      'privy-client',
      'privy-client-id',
      'privy-idempotency-key',
      'privy-request-expiry',
      'privy-idempotency-key',
      'privy-request-expiry',
      'privy-retry-attempt',
      'x-native-app-identifier',
      'privy-ui',
    ],
    exposeHeaders: ['date', 'retry-after', 'x-request-id'],
    maxAge: 600,
  })

/**
 * Refuses pages of other origins outright where something could change. What names no origin is no page (an app, another server),
 * unless the browser says by Sec-Fetch-Site that a page elsewhere is behind it.
 */
export const guardOrigin = (origins: readonly string[]): MiddlewareHandler => {
  const listed = new Set(origins)
  return async ({ req }, next) => {
    const origin = req.header('origin')
    const site = req.header('sec-fetch-site') ?? 'none'
    const allowed = origin === undefined ? ['none', 'same-origin'].includes(site) : listed.has(origin)
    if (!allowed && !['GET', 'HEAD', 'OPTIONS'].includes(req.method))
      throw new LatchkeyError(
        'origin_not_allowed',
        'Pages of this origin may not call. Add it to origins (LATCHKEY_ORIGINS) if it is yours.',
      )
    await next()
  }
}
