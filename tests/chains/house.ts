import {
  createWallet,
  delegateWallet,
  type ChainType,
  type DelegateWalletParameters,
  type DelegationScope,
  refreshUser,
} from '@latchkey/core'
import type { HttpOptions } from '@latchkey/backends/http'
import { createServerClient } from '@latchkey/server/client'
import type { HandlerOptions } from '@latchkey/server'
import { appId, signal, testBrowser, testServer } from '../../packages/backends/src/testServer.test.kit.ts'
import { openSession } from '../setup/openSession.ts'

/** A server that knows of the chains named, somebody with an embedded wallet in their own browser, and the app's own server. */
export async function openHouse({
  chainType = 'ethereum',
  passedOn = (request, next) => next(request),
  browser = {},
  ...options
}: { chainType?: ChainType; passedOn?: PassedOn; browser?: Partial<HttpOptions> } & Partial<HandlerOptions>) {
  const clock = { now: Date.now() }
  const server = await testServer({ now: () => clock.now, limits: false, ...options })
  const backend = testBrowser(server).open(browser)
  await backend.signupWithPasskey!({ signal })
  const { session, state } = await openSession(backend)
  const { id, address } = await createWallet(session, { chainType })
  const handler = (request: Request) => passedOn(request, server.handle)
  const app = createServerClient({ appId, appSecret: 'a secret that only the app’s server has', handler, retries: 0 })

  return {
    app,
    clock,
    server,
    session,
    backend,
    walletId: id!,
    address,
    /** The person's consent, by their passkey, in few words and in all. */
    allow: async (scope: DelegationScope, expiresIn = 3_600) => {
      await refreshUser(session) // the server's clock may have moved on without the person's
      return delegateWallet(session, { address, chainType, scope, expiresIn })
    },
    delegateWallet: (parameters: DelegateWalletParameters) => delegateWallet(session, parameters),
    revoke: () => backend.revokeWallets!({ signal }),
    activity: async () => (await backend.getActivity!({ signal })).activity,
    user: () => state().user!,
  }
}

/** Stands between the app's server and ours. */
type PassedOn = (request: Request, next: (request: Request) => Promise<Response>) => Promise<Response>
