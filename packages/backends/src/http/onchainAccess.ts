import { LatchkeyError, type DelegationScope, type OnchainTerms } from '@latchkey/core'
import type { DelegationOffer } from '@latchkey/core/wire'
import type { SelfCall } from '@latchkey/vault/host'
import type { Hex } from 'viem'
import type { ConnectionOptions } from './createConnection.ts'
import { planSelfCall, sendSigned } from './selfCall.ts'

/** What it takes to have a contract on a chain keep the limits of server access. */
export interface OnchainAccess {
  /** Named to the server, which must work with the same. */
  implementation: Hex
  /** The transaction that grants what was offered, for the wallet to sign; refused where the contract could not keep every word. */
  grantOf(offer: DelegationOffer): SelfCall
  /** Sends it; gives its hash once the chain has it. */
  send(signed: string): Promise<Hex>
}

/** The contract and the nodes that the app named; refused where it named none. */
export function onchainOf({ onchain }: Pick<ConnectionOptions, 'onchain'>) {
  if (onchain) return onchain
  throw new LatchkeyError(
    'not_supported',
    'This app has no contract that could keep the limits. Leave mode out, or set onchain in http().',
  )
}

/** Reads the chain and refuses what could not be kept or paid, before the person is asked for anything. */
export async function planOnchainAccess(
  options: ConnectionOptions,
  { account, scope }: { account: string; scope: DelegationScope },
): Promise<OnchainAccess> {
  const { adapter, rpcUrls } = onchainOf(options)
  const [chainId, ...more] = scope.chainIds ?? []
  const implementation = chainId !== undefined && more.length === 0 ? adapter.implementations[chainId] : undefined
  if (chainId === undefined || !implementation)
    throw new LatchkeyError(
      'not_supported',
      `Where a contract keeps the limits, scope.chainIds names the one chain that it stands on: ${Object.keys(adapter.implementations).join(' or ')}.`,
    )
  const plan = await planSelfCall({ rpcUrls, chainId, account, implementation, gas: adapter.gas.grant })
  return {
    implementation,
    grantOf({ grant, pk }) {
      const terms: OnchainTerms = {
        chainId,
        account: account as Hex,
        sessionKey: pk as Hex,
        scope: grant.scope,
        expiresAt: grant.expiresAt,
      }
      const isAddress = /^0x[\da-fA-F]{40}$/.test(pk)
      const complaint = isAddress ? adapter.complaint(terms) : 'the server offered no address'
      if (!complaint) return { ...plan, data: adapter.encodeGrant(terms) }
      throw new LatchkeyError(
        'delegation_grant_mismatch',
        `The contract cannot keep this: ${complaint}. No access was given.`,
      )
    },
    send: (signed) => sendSigned(rpcUrls, chainId, signed as Hex),
  }
}
