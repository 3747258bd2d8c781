import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A whole HTTP request as it came, told to be the last of its connection. */
export async function readRequest(near: Socket): Promise<Buffer> {
  let read = Buffer.alloc(0)
  for await (const chunk of near.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    read = Buffer.concat([read, chunk])
    const body = read.indexOf('\r\n\r\n') + 4
    if (body < 4) continue
    const head = read.subarray(0, body).toString('latin1')
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (read.length < body + length) continue
    const last = head.replace(/\r\nconnection: [^\r]*/i, '').replace('\r\n', '\r\nConnection: close\r\n')
    return Buffer.concat([Buffer.from(last, 'latin1'), read.subarray(body)])
  }
  throw new Error('the request broke off')
}

interface Sending {
  /** Where slowness begins, and how the rest is sent from there. */
  from?: number
  slowly?: (to: Socket, bytes: Buffer) => Promise<void>
  /** True: hangs up once it is sent. */
  thenLeave?: boolean
}

/** Sends to the server what came, and gives its whole answer. */
export async function ask(upstream: URL, request: Buffer, { from, slowly, thenLeave }: Sending = {}): Promise<Buffer> {
  const far = connect({ port: Number(upstream.port), host: upstream.hostname, noDelay: true })
  const chunks: Buffer[] = []
  far.on('data', (chunk: Buffer) => chunks.push(chunk))
  const closed = once(far, 'close')
  await once(far, 'connect')
  if (thenLeave) {
    far.end(request, () => far.destroy())
  } else if (slowly && from !== undefined && from < request.length) {
    far.write(request.subarray(0, from))
    await slowly(far, request.subarray(from))
  } else far.write(request)
  await closed
  return Buffer.concat(chunks)
}
