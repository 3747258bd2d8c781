import { createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One question and its answer, as they went over the wire. */
export interface Exchange {
  method: string
  path: string
  asked: unknown
  status: number
  answered: unknown
}

/** Stands between a client and the server, passes on every byte, and keeps what passed. */
export async function openRecorder(target: string) {
  const exchanges: Exchange[] = []
  const proxy = createServer((from, to) => {
    const { method = 'GET', url = '/' } = from
    const onward = request(target + url, { method, headers: from.headers }, (answer) => {
      to.writeHead(answer.statusCode!, answer.headers)
      answer.pipe(to)
      void Promise.all([asked, json(answer)]).then(([asked, answered]) =>
        exchanges.push({ method, path: url.split('?')[0]!, asked, status: answer.statusCode!, answered }),
      )
    })
    const asked = json(from)
    onward.on('error', (error) => to.destroy(error))
    from.pipe(onward)
  })
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
  const { port } = proxy.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    exchanges,
    close() {
      proxy.closeAllConnections()
      return new Promise<unknown>((closed) => proxy.close(closed))
    },
  }
}

async function json(message: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of message.setEncoding('utf8')) text += chunk
  try {
    return JSON.parse(text)
  } catch {
    return text || undefined
  }
}
