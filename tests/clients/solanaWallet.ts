import { createSiwsMessage } from '@privy-io/js-sdk-core'
import { ed25519 } from '@noble/curves/ed25519'
import { base58, base64 } from '@scure/base'
import type { device } from './device.ts'
import { origin } from './serve.ts'

/** Somebody's Solana wallet, and how it proves itself. */
export function solanaWallet() {
  const secret = ed25519.utils.randomPrivateKey()
  const address = base58.encode(ed25519.getPublicKey(secret))
  return {
    address,
    async proof(privy: Awaited<ReturnType<typeof device>>) {
      const { nonce } = await privy.auth.siws.fetchNonce({ address })
      const message = createSiwsMessage({ address, nonce, domain: new URL(origin).host, uri: origin })
      const signature = base64.encode(ed25519.sign(new TextEncoder().encode(message), secret))
      return { message, signature, walletClientType: 'phantom', connectorType: 'solana_adapter' }
    },
  }
}
