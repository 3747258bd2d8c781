import { LatchkeyError, type OnchainTerms } from '@latchkey/core'
import { WireInvalidError, type DelegationGrant } from '@latchkey/core/wire'
import type { Hex } from 'viem'
import type { Server } from '../Server.ts'
import type { DelegationRow } from '../store/Store.ts'
import type { Onchain } from './Onchain.ts'

/** The parts for acting through a contract; refused where the server has none. */
export function onchainOf({ onchain }: Pick<Server, 'onchain'>): Onchain {
  if (onchain) return onchain
  throw new LatchkeyError(
    'not_supported',
    'This server has no contract that could keep the limits. Use mode "sealed", or set onchain in its options.',
  )
}

/** What a grant means on its one chain. */
export const grantedTerms = (grant: DelegationGrant, sessionKey: string): OnchainTerms => ({
  chainId: grant.scope.chainIds![0]!,
  account: grant.address as Hex,
  sessionKey: sessionKey as Hex,
  scope: grant.scope,
  expiresAt: grant.expiresAt,
})

/** What a stored delegation means on its chain. */
export function storedTerms({ address, scope, expiresAt, consent }: DelegationRow): OnchainTerms {
  const { chainId, sessionKey } = consent.onchain!
  return {
    chainId,
    account: address as Hex,
    sessionKey: sessionKey as Hex,
    scope,
    expiresAt: Math.floor(expiresAt / 1000),
  }
}

/** Refuses a grant of which the contract could not keep every word. */
export function assertKeepable(server: Server, grant: DelegationGrant, sessionKey: string): void {
  const { adapter } = onchainOf(server)
  const { scope, implementation, chainType } = grant
  if (chainType !== 'ethereum') throw new WireInvalidError('mode', 'is for ethereum wallets')
  if (scope.actions.some((action) => action !== 'eth_sendTransaction'))
    throw new WireInvalidError('scope.actions', 'may name eth_sendTransaction alone where a contract keeps the limits')
  const [chainId, ...more] = scope.chainIds ?? []
  if (chainId === undefined || more.length > 0)
    throw new WireInvalidError('scope.chainIds', 'should name the one chain whose contract keeps the limits')
  const ours = adapter.implementations[chainId]
  if (!ours)
    throw new WireInvalidError('scope.chainIds', `names chain ${chainId}, on which this server has no contract`)
  if (implementation?.toLowerCase() !== ours.toLowerCase())
    throw new WireInvalidError('implementation', 'is not the contract that this server works with on this chain')
  const complaint = adapter.complaint(grantedTerms(grant, sessionKey))
  if (complaint) throw new WireInvalidError('scope', complaint)
}
