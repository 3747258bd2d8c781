import { LatchkeyError } from '@latchkey/core'
import { exportSPKI } from 'jose'
import { page, type Call } from '../http/route.ts'
import { appConfig } from './appConfig.ts'

/** What a client must know of the app before anybody signs in. Needs no credentials. */
export const app = page('GET', '/apps/:appId', async (call) => {
  assertApp(call)
  const { publicKey } = await call.server.keys.tokens.active()
  return Response.json(appConfig(call.server, await exportSPKI(publicKey)))
})

/** This server is one app's. */
export function assertApp({ server, param }: Call): void {
  if (param('appId') !== server.appId)
    throw new LatchkeyError('not_found', 'This server is not this app’s. Check the app id and the address.')
}
