import { LatchkeyError } from '@latchkey/core'
import { WireInvalidError } from '@latchkey/core/wire'
import type { WalletActionRequest } from '@latchkey/core/walletActions'
import { randomText } from '../../bytes.ts'
import type { DfnsSignature } from '../DfnsSdk.ts'
import { ownWallet } from '../ownWallet.ts'
import { settled } from './settled.ts'
import type { WalletActionKind } from './WalletActionKind.ts'

/** A signature, or a signed transaction where one was asked for. */
export const generateSignature: WalletActionKind<DfnsSignature> = {
  async toRequest({ server, userId }, asked) {
    const { walletId } = await ownWallet(server, userId, asked.address)
    const { externalId = randomText(16) } = asked
    return { request: { walletId, body: { ...whatToSign(asked), externalId } } }
  },
  init: (person, request) => person.wallets.generateSignatureInit(request),
  complete: (person, request, signed) => person.wallets.generateSignatureComplete(request, signed),
  async toAnswer(_, answer) {
    const early = settled(answer)
    if (early) return early
    const signature = answer.signedData ?? answer.signature?.encoded ?? joined(answer.signature)
    if (signature === undefined)
      throw new LatchkeyError('backend_invalid', 'The wallet service says that it signed, and gave no signature.')
    return { status: 'done', id: answer.id, signature: signature as `0x${string}` }
  },
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
