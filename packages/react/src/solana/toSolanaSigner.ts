import {
  address as asAddress,
  getTransactionDecoder,
  getTransactionEncoder,
  type MessagePartialSigner,
  type SignatureBytes,
  type TransactionPartialSigner,
} from '@solana/kit'
import type { SolanaWallet } from '../wallets/ConnectedWallet.ts'

/** An embedded Solana wallet as a signer of @solana/kit, for transactions and messages. `passcode` for a wallet that opens by one. */
export function toSolanaSigner({
  wallet,
  passcode,
}: {
  wallet: SolanaWallet
  passcode?: string
}): TransactionPartialSigner & MessagePartialSigner {
  const address = asAddress(wallet.address)
  const secret = passcode === undefined ? {} : { passcode }
  return {
    address,
    // One after the other: each may ask the person.
    signTransactions: (transactions, { abortSignal } = {}) =>
      oneByOne(transactions, async (transaction) => {
        abortSignal?.throwIfAborted()
        const unsigned = getTransactionEncoder().encode(transaction) as Uint8Array
        const { signedTransaction } = await wallet.signTransaction({ transaction: unsigned, ...secret })
        const { signatures } = getTransactionDecoder().decode(signedTransaction)
        return Object.freeze({ [address]: signatures[address]! })
      }),
    signMessages: (messages, { abortSignal } = {}) =>
      oneByOne(messages, async ({ content }) => {
        abortSignal?.throwIfAborted()
        const { signature } = await wallet.signMessage({ message: content, ...secret })
        return Object.freeze({ [address]: signature as SignatureBytes })
      }),
  }
}

async function oneByOne<item, result>(items: readonly item[], sign: (item: item) => Promise<result>) {
  const results: result[] = []
  for (const item of items) results.push(await sign(item))
  return results
}
