import { LatchkeyError } from '@latchkey/core'
import type { MiddlewareHandler } from 'hono'

/** Refuses an address or headers that no client of ours sends, before anything reads them. */
export const limitHead: MiddlewareHandler = async ({ req }, next) => {
  if (req.url.length > maxUrl) throw tooLarge(`Its address has more than ${maxUrl} characters.`)
  let size = 0
  for (const [name, value] of req.raw.headers) size += name.length + value.length
  if (size > maxHeaders) throw tooLarge(`Its headers have more than ${maxHeaders} bytes in all.`)
  await next()
}

const tooLarge = (why: string) => new LatchkeyError('wire_too_large', `The request is too large. ${why} Send less.`)

const maxUrl = 8_192
const maxHeaders = 16_384
