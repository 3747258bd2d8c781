import { LatchkeyError, type User } from '@latchkey/core'
import { answerWith } from '../createHandler.ts'
import { createServer } from '../createServer.ts'
import type { HandlerOptions } from '../HandlerOptions.ts'
import { readUser } from '../people/readUser.ts'
import { endpoints, routesOf } from '../routes.ts'
import { createDfnsAccess } from './dfnsAccess.ts'
import { refusing } from './dfnsError.ts'
import type { DfnsOptions } from './DfnsOptions.ts'
import { networkOf, walletAccount } from './ownWallet.ts'
import { recovery } from './recovery.ts'
import { registration } from './registration.ts'
import { social } from './social.ts'
import { walletActions } from './walletActions.ts'

export interface DfnsHandler {
  /** Answers `backends/dfns`: mount it. */
  handle(request: Request): Promise<Response>
  /** Has the service account make a wallet that is this person's from then on, and cannot be taken back. */
  createWallet(parameters: { userId: string; chainType: 'ethereum' | 'solana'; name?: string }): Promise<User>
}

/**
 * The app's own server for people whose wallets are at Dfns: it signs them in, holds the service account, and passes on what
 * they sign with their passkey. Who is who at Dfns is kept in the store.
 */
export function createDfnsHandler<signer>({
  dfns: options,
  ...rest
}: HandlerOptions & { dfns: DfnsOptions<signer> }): DfnsHandler {
  const server = createServer(rest)
  const dfns = createDfnsAccess(server, options as DfnsOptions)
  const routes = routesOf({
    ...signingIn(),
    ...registration(dfns),
    ...recovery(dfns),
    ...social(dfns),
    ...walletActions(dfns),
  })
  return {
    handle: answerWith(routes, server, rest),
    async createWallet({ userId, chainType, name }) {
      const network = networkOf(dfns, chainType)
      const delegateTo = await dfns.idOf(userId)
      if (delegateTo === undefined)
        throw new LatchkeyError('passkey_required', 'This person has no passkey that could move a wallet.')
      const body = { network, delegateTo, ...(name !== undefined && { name }) }
      const wallet = await refusing(() => dfns.service.wallets.createWallet({ body }))
      await server.store.users.link(userId, walletAccount(wallet, chainType, server.now()))
      return readUser(server, userId)
    },
  }
}

/** What our own server does but for keys: those are at Dfns. */
const signingIn = () =>
  Object.fromEntries(Object.entries(endpoints).filter(([name]) => !ofKeys.has(name as keyof typeof endpoints)))

const ofKeys: ReadonlySet<keyof typeof endpoints> = new Set([
  'addPasskeyByVault',
  'claimWallets',
  'claimWalletsInit',
  'createAppWallet',
  'createWallet',
  'createWallets',
  'delegateWallet',
  'delegateWalletInit',
  'exportWallet',
  'getActivity',
  'getAppWallet',
  'getAppWallets',
  'getGrants',
  'getIdentityKeys',
  'getVault',
  'linkPasskey',
  'pregenerateWallets',
  'putVault',
  'removePasskey',
  'revokeWallets',
  'rpc',
  'unlinkPasskey',
  'updateAppWallet',
])
