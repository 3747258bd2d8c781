import { LatchkeyError } from '@latchkey/core'
import { WireInvalidError } from '@latchkey/core/wire'
import type { WalletActionRequest } from '@latchkey/core/walletActions'
import { base16, base58, base64 } from '@scure/base'
import { randomText } from '../../bytes.ts'
import type { DfnsSignature } from '../DfnsSdk.ts'
import { ownWallet } from '../ownWallet.ts'
import { settled } from './settled.ts'
import type { WalletActionKind } from './WalletActionKind.ts'

/** A signature, or a signed transaction where one was asked for. */
export const generateSignature: WalletActionKind<DfnsSignature> = {
  async toRequest({ server, userId }, asked) {
    const { walletId, chainType } = await ownWallet(server, userId, asked.address)
    if (asked.chainType !== undefined && asked.chainType !== chainType)
      throw new LatchkeyError(
        'unsupported_chain_type',
        `This is for ${asked.chainType}, and the wallet is on ${chainType}.`,
      )
    const { externalId = randomText(16) } = asked
    const what = whatToSign(asked)
    return { request: { walletId, body: { ...what, externalId } }, kept: { chainType, kind: what['kind'] } }
  },
  init: (person, request) => person.wallets.generateSignatureInit(request),
  complete: (person, request, signed) => person.wallets.generateSignatureComplete(request, signed),
  async toAnswer(_, answer, { chainType, kind }) {
    const early = settled(answer)
    if (early) return early
    const hex = kind === 'Transaction' ? answer.signedData : (answer.signature?.encoded ?? joined(answer.signature))
    if (hex === undefined || !/^0x([0-9a-f]{2})+$/i.test(hex))
      throw new LatchkeyError('backend_invalid', 'The wallet service says that it signed, and gave no signature.')
    return { status: 'done', id: answer.id, signature: chainType === 'solana' ? asSolana(hex, kind) : hex }
  },
}

/** As Solana's own tools write it: base58, or base64 for a transaction. */
function asSolana(hex: string, kind: unknown): string {
  const bytes = base16.decode(hex.slice(2).toUpperCase())
  return kind === 'Transaction' ? base64.encode(bytes) : base58.encode(bytes)
}

function whatToSign({ message, typedData, transaction, hash }: WalletActionRequest): Record<string, unknown> {
  if (message !== undefined) return { kind: 'Message', message }
  if (hash !== undefined) return { kind: 'Hash', hash }
  if (transaction !== undefined) return { kind: 'Transaction', transaction }
  if (typedData !== undefined) {
    const { types, domain = {}, message: content } = typedData
    return { kind: 'Eip712', types, domain, message: content }
  }
  throw new WireInvalidError('', 'says nothing to sign: message, typed_data, transaction or hash')
}

function joined(signature: DfnsSignature['signature']): string | undefined {
  if (!signature) return undefined
  const { r, s, recid } = signature
  return `0x${r.slice(2)}${s.slice(2)}${recid === undefined ? '' : (27 + recid).toString(16)}`
}
