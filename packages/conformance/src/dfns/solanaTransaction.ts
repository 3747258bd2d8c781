import { hex } from '@scure/base'
import { DfnsHttpError } from './DfnsHttpError.ts'
import { signDigest } from './walletKey.ts'
import type { DfnsWallet } from './World.ts'

/** A serialised transaction, taken apart: so many signatures of 64 bytes, then what they sign. */
export function readSolana(bytes: Uint8Array): { signatures: number; message: Uint8Array } {
  const signatures = bytes[0] ?? 0
  const message = bytes.subarray(1 + 64 * signatures)
  if (signatures === 0 || signatures > 16 || message.length < 36)
    throw new DfnsHttpError(400, 'This is no transaction.')
  return { signatures, message }
}

/** The same with this wallet's signature in its place among the signers. */
export function withSignature(wallet: DfnsWallet, bytes: Uint8Array): Uint8Array {
  const { signatures, message } = readSolana(bytes)
  const keys = message.subarray(message[0]! >= 0x80 ? 5 : 4)
  const places = Array.from({ length: signatures }, (_, place) =>
    hex.encode(keys.subarray(place * 32, place * 32 + 32)),
  )
  const place = places.indexOf(wallet.publicKey)
  if (place < 0) throw new DfnsHttpError(400, 'This wallet is no signer of the transaction.')
  const signed = bytes.slice()
  signed.set(hex.decode(signDigest(wallet, message).encoded.slice(2)), 1 + 64 * place)
  return signed
}
