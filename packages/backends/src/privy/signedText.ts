import { LatchkeyError, type WalletProof } from '@latchkey/core'

/** What a Solana wallet signed, as the SDK takes it. */
export function signedText(proof: Extract<WalletProof, { chainType: 'solana' }>) {
  const { message, signature, walletClientType, connectorType, messageType = 'plain' } = proof
  if (messageType !== 'plain')
    throw new LatchkeyError('not_supported', 'Privy’s SDK takes the text itself only. Sign it without a header.')
  return {
    message,
    signature,
    ...(walletClientType !== undefined && { walletClientType }),
    ...(connectorType !== undefined && { connectorType }),
  }
}
