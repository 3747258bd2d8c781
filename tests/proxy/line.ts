import { randomBytes } from 'node:crypto'
import * as endpoints from '@latchkey/core/endpoints'
import { testClient } from '../../packages/server/src/testClient.test.kit.ts'
import { serve } from '../setup/serve.ts'
import { faultProxy } from './faultProxy.ts'

export type Line = Awaited<ReturnType<typeof openLine>>

interface LineOptions {
  dataDir: string
  /** A bundled server. Absent: started from its sources. */
  bundle?: string
  databaseUrl?: string | undefined
}

/** The real server behind a line that goes wrong when it is told to. */
export async function openLine({ dataDir, bundle, databaseUrl }: LineOptions) {
  let written = ''
  const server = await serve(
    { PORT: '0', DATA_DIR: dataDir, DATABASE_URL: databaseUrl, LATCHKEY_LIMITS: 'off', LOG_LEVEL: 'error' },
    { bundle, hear: (text) => (written += text) },
  )
  const proxy = await faultProxy(new URL(server.url))
  const direct = testClient((request) => fetch(request), server.url)
  const guest = () =>
    direct.ask(endpoints.createGuestAccount, { guestCredential: randomBytes(32).toString('base64url') })
  return {
    proxy,
    /** The same server, past the line. */
    direct,
    newToken: async () => (await guest()).token,
    /** What the server had to say of failures of its own, beside what it was not set up for (501); none, where it is well. */
    async trouble(): Promise<string[]> {
      const { status } = await direct.send('GET', '/readyz')
      const lines = written
        .split('\n')
        .filter((each) => each.includes('"level":"error"') && !each.includes('"status":501'))
      return status === 200 ? lines : [`not ready: ${status}`, ...lines]
    },
    async close() {
      proxy.close()
      await server.end('SIGTERM')
    },
  }
}
