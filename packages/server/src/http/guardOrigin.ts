import { LatchkeyError } from '@latchkey/core'
import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'

/** Lets pages of the listed origins read answers. Exact matches only, so credentials are safe to allow. */
export function allowOrigins(origins: readonly string[]): MiddlewareHandler {
  const listed = new Set(origins)
  const answerPreflight = cors({ origin: [...origins], credentials: true, allowMethods, allowHeaders, maxAge: 600 })
  return async (context, next) => {
    if (context.req.method === 'OPTIONS') return answerPreflight(context, next)
    await next()
    // Onto the answer itself: headers that are set ahead of it cost a second Response.
    const { headers } = context.res
    const origin = context.req.header('origin')
    if (origin !== undefined && listed.has(origin)) headers.set('access-control-allow-origin', origin)
    headers.set('access-control-allow-credentials', 'true')
    headers.set('access-control-expose-headers', 'date,retry-after,x-request-id')
    headers.append('vary', 'Origin')
  }
}

const allowMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
const allowHeaders = [
  'authorization',
  'content-type',
  'dpop',
  'farcaster-channel-token',
  'idempotency-key',
  'latchkey-mfa',
  'latchkey-user-action',
  'privy-app-id',
  'privy-authorization-signature',
  'privy-ca-id',
  'privy-client',
  'privy-client-id',
  'privy-idempotency-key',
  'privy-request-expiry',
  'privy-retry-attempt',
  'privy-ui',
  'x-native-app-identifier',
]

/**
 * Refuses pages of other origins outright where something could change. What names no origin is no page (an app, another server),
 * unless the browser says by Sec-Fetch-Site that a page elsewhere is behind it.
 */
export const guardOrigin = (origins: readonly string[]): MiddlewareHandler => {
  const listed = new Set(origins)
  return async ({ req }, next) => {
    // Providers send people here from pages of their own; what counts there is the state that they bring.
    if (oauthReturn.test(req.path)) return next()
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

const oauthReturn = /^\/(api\/)?v1\/oauth\/callback\/[\w:-]+$/
