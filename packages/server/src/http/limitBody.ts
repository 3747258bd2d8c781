import { WireTooLargeError } from '@latchkey/core/wire'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** Refuses a body before it is read whole. */
export function limitBody(maxSize: number): MiddlewareHandler {
  const refuse = () => {
    throw new WireTooLargeError('', `has more than ${maxSize} bytes`)
  }
  const count = bodyLimit({ maxSize, onError: refuse })
  return async (context, next) => {
    const { method, headers } = context.req.raw
    if (method === 'GET' || method === 'HEAD') return next()
    const length = headers.get('content-length')
    // Whose length is known need not be counted; touching such a body is half the work of a small request.
    if (length === null || headers.has('transfer-encoding')) return count(context, next)
    if (Number(length) > maxSize) refuse()
    await next()
  }
}
