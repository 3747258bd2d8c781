import { appId, appSecret, testServer } from '../testServer.test.kit.ts'
import { createServerClient } from './createServerClient.ts'

/** A server on the real clock: one for all tests of a process. */
export const server = await testServer({ now: Date.now })

/** A client of it, and what it asked for. */
export function setUp(options: Partial<Parameters<typeof createServerClient>[0]> = {}) {
  const asked: Request[] = []
  const handler = async (request: Request) => {
    asked.push(request.clone())
    return server.handle(request)
  }
  return { asked, client: createServerClient({ appId, appSecret, handler, ...options }) }
}

/** An account of nobody yet. */
export const email = (address = `${crypto.randomUUID()}@privy.io`) => ({ type: 'email' as const, address })
