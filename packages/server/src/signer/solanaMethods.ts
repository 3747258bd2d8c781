import { ed25519 } from '@noble/curves/ed25519'
import type { RpcData } from '@latchkey/core'
import { WireInvalidError } from '@latchkey/core/wire'
import { base64 } from '@scure/base'
import { solanaIntent } from './policy/solanaIntent.ts'
import { solanaTextIntent } from './policy/textIntent.ts'
import { fromBase64 } from './fromBase64.ts'
import type { Method } from './Signable.ts'
import { fillSignature, readSolanaTransaction } from './solanaTransaction.ts'

/** What can be signed with a Solana key. */
export const solanaMethods = new Map<string, Method>([
  [
    'signMessage',
    ({ message }) => {
      const bytes = fromBase64(message, 'params.message')
      return {
        intent: () => solanaTextIntent(bytes),
        sign: (key) => ({ signature: base64.encode(ed25519.sign(bytes, key)), encoding: 'base64' }),
      }
    },
  ],
  [
    'signTransaction',
    ({ transaction }) => {
      const bytes = fromBase64(transaction, 'params.transaction')
      const read = readSolanaTransaction(bytes, 'params.transaction')
      const signTransaction = (key: Uint8Array): RpcData => {
        const signed = fillSignature(read, ed25519.getPublicKey(key), ed25519.sign(read.message, key))
        if (!signed)
          throw new WireInvalidError(
            'params.transaction',
            'does not ask for a signature by this wallet: it is no signer',
          )
        return { signed_transaction: base64.encode(signed), encoding: 'base64' }
      }
      return { intent: () => solanaIntent(read.message, 'params.transaction'), sign: signTransaction }
    },
  ],
])
