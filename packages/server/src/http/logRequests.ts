import type { MiddlewareHandler } from 'hono'
import type { LatchkeyError } from '@latchkey/core'
import type { LogEntry } from '../LogEntry.ts'
import { traceOf } from './errorResponse.ts'

/** What the middlewares tell each other about a request. */
export interface Notes {
  Variables: { requestId: string; address: string; route?: string; refusal?: LatchkeyError }
}

/** Numbers each request, and writes one line when it is answered. */
export const logRequests = (log: (entry: LogEntry) => void): MiddlewareHandler<Notes> => {
  return async (context, next) => {
    const requestId = crypto.randomUUID()
    const start = performance.now()
    context.set('requestId', requestId)
    await next()
    context.res.headers.set('x-request-id', requestId)
    const { status } = context.res
    const refusal = context.get('refusal')
    log({
      event: 'request',
      level: status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info',
      method: context.req.method,
      route: context.get('route') ?? '*',
      status,
      ms: Math.round(performance.now() - start),
      requestId,
      ...(refusal && { code: refusal.code }),
      ...(status >= 500 && refusal && { trace: traceOf(refusal.cause ?? refusal) }),
    })
  }
}
