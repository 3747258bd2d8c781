import { ed25519 } from '@noble/curves/ed25519'
import { LatchkeyError } from '@latchkey/core'
import { WireInvalidError } from '@latchkey/core/wire'
import { base58, base64 } from '@scure/base'
import type { ChainNode } from '../chains/openNode.ts'
import { solanaIntent } from '../signer/policy/solanaIntent.ts'
import { fromBase64 } from '../signer/fromBase64.ts'
import { fillSignature, readSolanaTransaction, type SolanaTransaction } from '../signer/solanaTransaction.ts'
import type { Sender } from './Sender.ts'

const path = 'params.transaction'

/** Completes and sends Solana transactions. */
export const solanaSender: Sender = {
  method: 'signAndSendTransaction',
  numbered: false,

  read({ transaction }, caip2) {
    if (!/^solana:[\w-]{1,32}$/.test(caip2 ?? ''))
      throw new WireInvalidError(
        'caip2',
        'should name the Solana cluster to send to, like solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp',
      )
    const given = readSolanaTransaction(fromBase64(transaction, path), path)
    return {
      caip2: caip2!,
      intent: () => solanaIntent(given.message, path),
      async complete(node, address) {
        assertOnlyLacks(given, address)
        const complete = await fillBlockhash(node, given)
        return {
          intent: () => solanaIntent(complete.message, path),
          sign(key) {
            const signed = fillSignature(complete, ed25519.getPublicKey(key), ed25519.sign(complete.message, key))!
            const hash = base58.encode(signed.subarray(complete.signatures, complete.signatures + 64))
            return { hash, caip2: node.caip2, signed_transaction: base64.encode(signed), encoding: 'base64' }
          },
        }
      },
    }
  },

  async submit(node, { hash, signed_transaction }) {
    const options = { encoding: 'base64', preflightCommitment: 'confirmed' }
    if ((await node.ask('sendTransaction', [signed_transaction, options])) !== hash)
      throw new LatchkeyError('chain_unavailable', `The node of ${node.caip2} names another transaction.`)
  },

  async knows(node, hash) {
    const found = await node.ask('getSignatureStatuses', [[hash], { searchTransactionHistory: true }])
    const { value } = found as { value?: unknown }
    return Array.isArray(value) && typeof value[0] === 'object' && value[0] !== null
  },
}

/** Refuses what could not be sent once this wallet has signed, before it does. */
function assertOnlyLacks({ bytes, signatures, signers }: SolanaTransaction, address: string): void {
  const names = signers.map((signer) => base58.encode(signer))
  if (!names.includes(address))
    throw new WireInvalidError(path, 'does not ask for a signature by this wallet: it is no signer')
  for (const [index, name] of names.entries()) {
    const start = signatures + index * 64
    if (name !== address && bytes.subarray(start, start + 64).every((byte) => byte === 0))
      throw new WireInvalidError(path, `lacks the signature of ${name}, so no chain would take it`)
  }
}

/** A place for the block hash that holds nothing yet is filled with the chain's latest. */
async function fillBlockhash(node: ChainNode, given: SolanaTransaction): Promise<SolanaTransaction> {
  const { bytes, blockhash: place } = given
  if (given.signers.length > 1 || bytes.subarray(place, place + 32).some((byte) => byte !== 0)) return given
  const found = (await node.ask('getLatestBlockhash', [{ commitment: 'confirmed' }])) as {
    value?: { blockhash?: unknown }
  } | null
  const filled = bytes.slice()
  filled.set(readBlockhash(node, found?.value?.blockhash), place)
  return readSolanaTransaction(filled, path)
}

function readBlockhash({ caip2 }: ChainNode, text: unknown): Uint8Array {
  const bytes = typeof text === 'string' && /^[1-9A-HJ-NP-Za-km-z]{32,44}$/.test(text) ? base58.decode(text) : []
  if (bytes.length === 32) return bytes as Uint8Array
  throw new LatchkeyError(
    'chain_unavailable',
    `The node of ${caip2} answered getLatestBlockhash with what is none, so nothing was signed. Try again in a moment.`,
    { retryable: true },
  )
}
