import type { Session } from '../session/createSession.ts'
import type { WalletProof } from '../types/AccountProof.ts'
import { askWallet, unreachable } from './askWallet.ts'
import { generateSiwsMessage } from './generateSiwsMessage.ts'

/** What is asked of an external Solana wallet. */
export interface SolanaSigner {
  /** Gives the address that the person chose. */
  connect(): Promise<string>
  /** Gives the signature, 64 bytes. */
  signMessage(parameters: { address: string; message: Uint8Array }): Promise<Uint8Array>
}

/** Connects an external Solana wallet and has it sign that it is here. `name` is what the wallet calls itself. */
export async function proveSolanaWallet(
  session: Session,
  { signer, name }: { signer: SolanaSigner; name?: string },
): Promise<Extract<WalletProof, { chainType: 'solana' }>> {
  const address = await askWallet('connect', () => signer.connect())
  if (typeof address !== 'string') throw unreachable('it gave no account')
  const message = await generateSiwsMessage(session, { address })
  const bytes = new TextEncoder().encode(message)
  const signature = await askWallet('signMessage', () => signer.signMessage({ address, message: bytes }))
  if (!(signature instanceof Uint8Array)) throw unreachable('it gave no signature')
  return {
    chainType: 'solana',
    message,
    signature: btoa(String.fromCharCode(...signature)),
    ...(name && { walletClientType: name }),
  }
}
