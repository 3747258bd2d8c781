import { WireTooLargeError } from '@latchkey/core/wire'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** Refuses a body before it is read whole. */
export const limitBody = (maxSize: number): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new WireTooLargeError('', `has more than ${maxSize} bytes`)
    },
  })
