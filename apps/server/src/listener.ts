import { once } from 'node:events'
import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'

export interface Listener {
  server: Server
  /** Takes no new request, finishes those under way, closes streams, and ends what is left when `patience` (milliseconds) is over. */
  drain: (patience?: number) => Promise<void>
}

/** What a slow or greedy caller may hold, in milliseconds, bytes and connections. */
export const connectionLimits = {
  /** From the first moment of a connection, or the end of the request before. */
  headersTimeout: 10_000,
  /** The body included. */
  requestTimeout: 30_000,
  /** How often the two above are looked at. */
  connectionsCheckingInterval: 1_000,
  /** Longer than proxies keep a connection that nobody uses, so that it is they who end it. */
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
  /** A connection on which nothing moves in either direction, as with somebody who never reads the answer. */
  timeout: 60_000,
  maxConnections: 16_384,
}

/** Node's HTTP server around a handler. */
export function createListener(
  fetch: (request: Request, bindings: HttpBindings) => Promise<Response>,
  limits: Partial<typeof connectionLimits> = {},
): Listener {
  const { timeout, maxConnections, ...serverOptions } = { ...connectionLimits, ...limits }
  const streams = new Set<ServerResponse>()
  const callback = async (request: Request, bindings: unknown) => {
    const answer = await fetch(request, bindings as HttpBindings)
    const isStream = answer.headers.get('content-type') === 'text/event-stream'
    if (isStream) remember(streams, (bindings as HttpBindings).outgoing as ServerResponse)
    return answer
  }
  const server = createAdaptorServer({ fetch: callback, serverOptions }) as Server
  Object.assign(server, { timeout, maxConnections })

  const connections = new Set<Socket>()
  server.on('connection', (socket: Socket) => remember(connections, socket))
  const underWay = new Set<ServerResponse>()
  server.prependListener('request', (_request, response: ServerResponse) => remember(underWay, response))

  return {
    server,
    async drain(patience = 8_000) {
      const closed = once(server, 'close')
      server.close()
      // Whoever still waits is told that no second request fits on this connection.
      for (const response of underWay) response.shouldKeepAlive = false
      // A stream of events has no end of its own. Who listens comes again, and finds another server.
      for (const response of streams) {
        const { socket } = response
        response.end(() => socket?.end())
      }
      server.closeIdleConnections()
      // Node does not count it as idle when nothing was ever asked on it.
      for (const socket of connections) if (socket.bytesRead === 0) socket.destroy()
      const deadline = setTimeout(() => server.closeAllConnections(), patience)
      await closed
      clearTimeout(deadline)
    },
  }
}

function remember<thing extends Socket | ServerResponse>(things: Set<thing>, thing: thing): void {
  things.add(thing)
  thing.once('close', () => things.delete(thing))
}
