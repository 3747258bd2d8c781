import type { Session } from '@latchkey/core'
import type { EthereumChain } from '../ethereum/EthereumChain.ts'
import { noChain } from '../ethereum/noChain.ts'
import { sendTransaction, signOnChain } from '../ethereum/sendTransaction.ts'
import { toSign, type TransactionParameters } from '../wallets/toSign.ts'

/** Signs a transaction that is not sent. `signature` is the whole signed transaction, as at Privy. */
export const signOnly = async (
  session: Session,
  chains: readonly EthereumChain[],
  parameters: TransactionParameters,
): Promise<{ signature: `0x${string}` }> => ({
  signature: await signOnChain(await toSign(session, parameters, chains)),
})

/** Signs a transaction and sends it. */
export async function signAndSend(
  session: Session,
  chains: readonly EthereumChain[],
  parameters: TransactionParameters,
): Promise<{ hash: `0x${string}` }> {
  const asked = await toSign(session, parameters, chains)
  return { hash: await sendTransaction({ ...asked, chain: asked.chain ?? noChain(asked.transaction.chainId) }) }
}
