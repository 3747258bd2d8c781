import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** The addresses that are pages, which bring headers of their own: our frame, and the same where Privy's SDK looks for its own. */
export const vaultFramePath = '/vault/frame'
export const privyFramePath = '/apps/:app_id/embedded-wallets'

const isPage = (path: string) => path === vaultFramePath || /^\/apps\/[^/]+\/embedded-wallets$/.test(path)

const dataOnly = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  // Of no effect on what is no document, and each answer would carry them.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
})

/** Headers for answers that are data: never a page, never cached unless a route says so. */
export const secureAnswers: MiddlewareHandler[] = [
  async (context, next) => (isPage(context.req.path) ? next() : dataOnly(context, next)),
  async (context, next) => {
    await next()
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store')
  },
]
