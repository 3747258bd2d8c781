import { serve } from '@hono/node-server'
import { dfnsSimulator, type DfnsSimulator, type DfnsSimulatorOptions } from '@latchkey/conformance/dfns'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** The page that the tests' passkeys are used on. */
export const origin = 'http://localhost:5173'

/** The simulator on a port of loopback, where Dfns' own client can reach it. It stops with the test. */
export async function openSimulator(
  options: Partial<DfnsSimulatorOptions> = {},
): Promise<DfnsSimulator & { baseUrl: string }> {
  const simulator = await dfnsSimulator({ origins: [origin], ...options })
  const server = serve({ fetch: (request) => simulator.handle(request), port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  return { ...simulator, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
