import { lazily, type Session, signMessage, signTransaction } from '@latchkey/core'
import type { SolanaWallet } from '../wallets/ConnectedWallet.ts'

/** What an embedded Solana wallet signs with, in bytes. */
export function solanaSigning(
  session: Session,
  address: string,
): Pick<SolanaWallet, 'signMessage' | 'signTransaction'> {
  return {
    async signMessage(parameters) {
      const { base58 } = await lazily(import('@scure/base'))
      const { signature } = await signMessage(session, { address, ...parameters })
      return { signature: base58.decode(signature) }
    },
    async signTransaction({ transaction, ...parameters }) {
      const { base64 } = await lazily(import('@scure/base'))
      const asked = { address, transaction: base64.encode(transaction), ...parameters }
      const { signedTransaction } = await signTransaction(session, asked)
      return { signedTransaction: base64.decode(signedTransaction) }
    },
  }
}
