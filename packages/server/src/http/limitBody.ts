import { WireTooLargeError } from '@latchkey/core/wire'
import type { MiddlewareHandler } from 'hono'

/** Refuses a body before it is read whole. */
export const limitBody =
  (maxSize: number): MiddlewareHandler =>
  async (context, next) => {
    const { raw } = context.req
    const length = raw.headers.has('transfer-encoding') ? null : raw.headers.get('content-length')
    if (length !== null && !(Number(length) <= maxSize)) throw tooLarge(maxSize)
    // Made from its parts: not every runtime's Request is one that another can be made from.
    if (length === null && raw.body) {
      const { url, method, headers, signal } = raw
      context.req.raw = new Request(url, { method, headers, signal, body: await readAtMost(maxSize, raw.body) })
    }
    await next()
  }

async function readAtMost(maxSize: number, body: ReadableStream<Uint8Array>): Promise<Blob> {
  const chunks: BlobPart[] = []
  let size = 0
  for (const reader = body.getReader(); ;) {
    const { done, value } = await reader.read()
    if (done) return new Blob(chunks)
    size += value.length
    if (size > maxSize) throw tooLarge(maxSize)
    chunks.push(value as BlobPart)
  }
}

const tooLarge = (maxSize: number) => new WireTooLargeError('', `has more than ${maxSize} bytes`)
