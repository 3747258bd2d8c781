import { type ActionRequest, LatchkeyError, lazily, type SignableTransaction, type TypedData } from '@latchkey/core'
import type { WalletActionRequest } from '@latchkey/core/walletActions'

/** What is asked for, as it travels. */
export async function toWire(request: ActionRequest): Promise<WalletActionRequest> {
  switch (request.kind) {
    case 'createWallet': {
      const { chainType } = request
      if (chainType !== 'ethereum' && chainType !== 'solana')
        throw new LatchkeyError(
          'unsupported_chain_type',
          `No wallets are made on ${String(chainType).slice(0, 40)} here.`,
        )
      return { ...request, chainType }
    }
    case 'transferAsset':
      return { ...request, amount: request.amount.toString() }
    case 'generateSignature': {
      const { kind, address, externalId } = request
      return { kind, address, ...(externalId !== undefined && { externalId }), ...(await toSign(request)) }
    }
    default:
      return request
  }
}

type Signable = Pick<WalletActionRequest, 'chainType' | 'message' | 'typedData' | 'transaction' | 'hash'>

async function toSign(request: ActionRequest<'generateSignature'>): Promise<Signable> {
  if ('message' in request) {
    const { message } = request
    return { message: toHex(typeof message === 'string' ? new TextEncoder().encode(message) : message) }
  }
  if ('typedData' in request) {
    await assertTypedData(request.typedData)
    return { chainType: 'ethereum', typedData: request.typedData }
  }
  if ('hash' in request) return { chainType: 'ethereum', hash: request.hash as `0x${string}` }
  const { transaction } = request
  const chainType = typeof transaction === 'string' ? 'solana' : 'ethereum'
  return { chainType, transaction: await serialize(transaction) }
}

/** Said before anybody is asked for a passkey. */
async function assertTypedData(typedData: TypedData): Promise<void> {
  const { hashTypedData } = await lazily(import('viem'))
  try {
    hashTypedData(typedData as never)
  } catch (cause) {
    const message = 'This data does not fit its types (EIP-712), so it cannot be signed. Look at the cause.'
    throw new LatchkeyError('typed_data_invalid', message, { cause })
  }
}

async function serialize(transaction: SignableTransaction): Promise<`0x${string}`> {
  const load = typeof transaction === 'string' ? undefined : await lazily(import('viem'))
  try {
    if (typeof transaction === 'string') return toHex(Uint8Array.from(atob(transaction), (char) => char.charCodeAt(0)))
    return load!.serializeTransaction({ type: 'eip1559', ...transaction } as never)
  } catch (cause) {
    const message = 'This is no transaction that could be signed. Look at the cause, and complete it.'
    throw new LatchkeyError('transaction_invalid', message, { cause })
  }
}

const toHex = (bytes: Uint8Array): `0x${string}` =>
  `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
