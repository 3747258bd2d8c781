import { serve, type HttpBindings } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** Answers on a port of loopback, which it gives. It stops with the test. `hangUp` breaks the line, whatever is answered then. */
export async function listen(handle: (request: Request, hangUp: () => void) => Promise<Response>): Promise<number> {
  const server = serve({
    fetch: (request, env) => handle(request, () => (env as HttpBindings).incoming.socket.destroy()),
    port: 0,
    hostname: '127.0.0.1',
  })
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}
