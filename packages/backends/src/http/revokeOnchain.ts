import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Hex } from 'viem'
import type { Connection } from './createConnection.ts'
import { onchainOf } from './onchainAccess.ts'
import { planSelfCall, sendSigned } from './selfCall.ts'
import { signWithWallet } from './signWithWallet.ts'

/** Has the wallet end on the chain what it granted to a session key there. */
export async function revokeOnchain(
  connection: Connection,
  { delegationId, passcode, signal }: { delegationId: string; passcode?: string; signal: AbortSignal },
): Promise<string> {
  const verb = 'revokeOnchain'
  const { adapter, rpcUrls } = onchainOf(connection.options)
  const { grants } = await connection.begin(verb, signal).send(endpoints.getGrants)
  const grant = grants.find(({ id }) => id === delegationId)
  if (!grant?.onchain) throw notFound('None of this person’s grants on a chain has this id')
  const { address } = grant
  const { chainId, implementation, sessionKey } = grant.onchain
  const plan = await planSelfCall({
    rpcUrls,
    chainId,
    account: address,
    implementation: implementation as Hex,
    gas: adapter.gas.revoke,
  })
  if (plan.becomes) throw notFound('The wallet does not run the contract any more, so no session key can act for it')
  const selfCall = { ...plan, data: adapter.encodeRevoke(sessionKey as Hex) }
  const signed = await signWithWallet(connection, verb, { address, passcode, signal }, (host, use, call) =>
    host.signSelfCall({ ...use, selfCall }, call),
  )
  return sendSigned(rpcUrls, chainId, signed as Hex)
}

const notFound = (why: string) => new LatchkeyError('delegation_not_found', `${why}. Nothing was sent.`)
