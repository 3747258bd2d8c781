import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** The one address that is a page. It brings headers of its own. */
export const vaultFramePath = '/vault/frame'

const dataOnly = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
})

/** Headers for answers that are data: never a page, never cached unless a route says so. */
export const secureAnswers: MiddlewareHandler[] = [
  async (context, next) => (context.req.path === vaultFramePath ? next() : dataOnly(context, next)),
  async (context, next) => {
    await next()
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store')
  },
]
