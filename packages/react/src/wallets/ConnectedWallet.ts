import type { LinkedAccountOf } from '@latchkey/core'
import type { AskPasscode } from '../ethereum/walletProvider.ts'
import type { EthereumProvider } from '../ethereum/EthereumProvider.ts'

type WalletAccount = LinkedAccountOf<'wallet'>

/** An embedded wallet for Ethereum and chains like it. */
export interface EthereumWallet extends WalletAccount {
  /** The same object each time. `askPasscode` is for wallets that open by a passcode; without it these are refused. */
  getEthereumProvider(options?: { askPasscode?: AskPasscode }): Promise<EthereumProvider>
}

/** An embedded wallet on Solana. */
export interface SolanaWallet extends WalletAccount {
  signMessage(parameters: { message: Uint8Array; passcode?: string }): Promise<{ signature: Uint8Array }>
  /** Takes and gives a serialised transaction; the wallet's own signature is put in. It is not sent. */
  signTransaction(parameters: {
    transaction: Uint8Array
    passcode?: string
  }): Promise<{ signedTransaction: Uint8Array }>
}

/** One of the person's wallets. Embedded ones have what it takes to sign; an external one signs in its own app. */
export type ConnectedWallet = WalletAccount & Partial<EthereumWallet> & Partial<SolanaWallet>

/** True for an embedded wallet for Ethereum and chains like it. */
export const isEthereumWallet = (wallet: ConnectedWallet): wallet is EthereumWallet =>
  wallet.getEthereumProvider !== undefined

/** True for an embedded wallet on Solana. */
export const isSolanaWallet = (wallet: ConnectedWallet): wallet is SolanaWallet =>
  wallet.chainType === 'solana' && wallet.signTransaction !== undefined
