import type { Session } from '../session/createSession.ts'
import type { ChainType } from '../types/ChainType.ts'
import type { LinkedAccountOf } from '../types/LinkedAccount.ts'
import { withWalletWork } from './withWalletWork.ts'

export type ImportWalletParameters = {
  /** Default `ethereum`. */
  chainType?: ChainType
  passcode?: string
} & (
  | { /** Ethereum: hex of 32 bytes. Solana: base58 of 64 bytes. */ privateKey: string }
  | { /** BIP-39 words, of which the first wallet is taken. */ mnemonic: string }
)

/** Takes a wallet that was made elsewhere into the person's vault, and gives it. */
export async function importWallet(
  session: Session,
  { chainType = 'ethereum', ...parameters }: ImportWalletParameters,
): Promise<LinkedAccountOf<'wallet'>> {
  return withWalletWork(session, 'importWallet', (work) =>
    work.addWallet(session, 'importWallet', { chainType, ...parameters }),
  )
}
