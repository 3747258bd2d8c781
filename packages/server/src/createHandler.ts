import { LatchkeyError } from '@latchkey/core'
import { Hono } from 'hono'
import { createServer } from './createServer.ts'
import type { HandlerOptions } from './HandlerOptions.ts'
import { countedAddress } from './http/clientAddress.ts'
import { asLatchkeyError, errorResponse } from './http/errorResponse.ts'
import { allowOrigins, guardOrigin } from './http/guardOrigin.ts'
import { limitBody } from './http/limitBody.ts'
import { limitHead } from './http/limitHead.ts'
import { logRequests, type Notes } from './http/logRequests.ts'
import type { Route } from './http/route.ts'
import { secureAnswers } from './http/secureAnswers.ts'
import { endpoints, routesOf, wellKnown } from './routes.ts'
import type { Server } from './Server.ts'
import { sweepLapsed } from './sweepLapsed.ts'

/** Makes the server: a function from Request to Response that any runtime can mount. Throws `config_invalid` at once. */
export function createHandler(options: HandlerOptions): (request: Request) => Promise<Response> {
  return answerWith(routesOf(endpoints), createServer(options), options)
}

/** The same over other routes. */
export function answerWith(
  routes: readonly Route[],
  server: Server,
  { clientAddress = () => undefined }: Pick<HandlerOptions, 'clientAddress'>,
): (request: Request) => Promise<Response> {
  const app = new Hono<Notes>()
  const ownPages = server.vaultFrame ? [...server.origins, server.vaultFrame.origin] : server.origins
  app.use(logRequests(server.log), ...secureAnswers, allowOrigins(server.origins), guardOrigin(ownPages))
  app.use(limitHead, async (context, next) => {
    // Before the body is read: reading may put another request in this one's place.
    context.set('address', countedAddress(context.req.raw, { clientAddress, trustProxy: server.trustProxy }))
    await next()
  })
  app.use(limitBody(server.maxBody))
  const sweep = sweepLapsed(server)
  app.use(async (_context, next) => {
    await next()
    sweep()
  })

  const mount = (prefixes: string[], { method, path, group, answer }: Route) =>
    app.on(
      method,
      prefixes.map((prefix) => prefix + path),
      async (context) => {
        context.set('route', path)
        const param = (name: string) => readParam(context.req.param(name))
        if (group) await server.rateLimit(group, context.get('address'))
        return answer({ server, request: context.req.raw, param })
      },
    )
  const everywhere = ['', ...versions]
  // Each address whole before the next: what it does not answer to must not fall to a pattern that fits it, too.
  for (const path of new Set([...wellKnown, ...routes].map((route) => route.path))) {
    for (const route of wellKnown) if (route.path === path) mount(everywhere, route)
    for (const route of routes) if (route.path === path) mount(versions, route)
    app.on(
      'ALL',
      everywhere.map((prefix) => prefix + path),
      (context) => {
        context.set('route', path)
        throw new LatchkeyError('method_not_allowed', `This address does not answer to ${context.req.method}.`)
      },
    )
  }

  app.notFound(() => {
    throw new LatchkeyError('not_found', 'Nothing answers at this address. Check the path and the server’s version.')
  })
  app.onError((error, context) => {
    const refusal = asLatchkeyError(error)
    context.set('refusal', refusal)
    return errorResponse(refusal, {
      request: context.req.raw,
      requestId: context.get('requestId'),
      now: server.now(),
    })
  })
  return async (request) => app.fetch(request)
}

/** Privy's clients ask under either. */
const versions = ['/api/v1', '/v1']

/** What cannot be one of our ids is not looked up. */
function readParam(value: string | undefined): string {
  if (value === undefined || !/^[\w:.-]{1,128}$/.test(value))
    throw new LatchkeyError('not_found', 'Nothing has an id like the one in this address.')
  return value
}
