import type { EthereumSigner } from '../ethereum.ts'
import type { SelfCall } from '../SelfCall.ts'

/** Signs the transaction, and the authorization in it where the account is to take code on. */
export async function signSelfCall(signer: EthereumSigner, { becomes, ...call }: SelfCall): Promise<string> {
  const transaction = { ...call, to: signer.address as `0x${string}`, value: 0n }
  if (!becomes) return signer.signTransaction({ ...transaction, type: 'eip1559' })
  const { chainId, nonce } = call
  // The transaction itself takes the nonce before.
  const authorization = await signer.signAuthorization({ contractAddress: becomes, chainId, nonce: nonce + 1 })
  return signer.signTransaction({ ...transaction, type: 'eip7702', authorizationList: [authorization] })
}
