import type { ActionKind, ActionRequest, EthereumTransaction } from '@latchkey/core'
import { formatAmount } from '../parts/formatAmount.ts'
import { chainName } from '../WalletList/chainName.ts'
import type { signMessages } from './signMessages.ts'

/** What SignAction can have signed. A key that is taken out needs a place of its own: that is `ExportWallet`. */
export type SignableKind = Exclude<ActionKind, 'exportWallet'>

type Key = keyof typeof signMessages

/** One line of what will be signed. */
export interface Line {
  term: Key
  /** `amount` is put into a sentence where the coin has no name, `text` is read, `data` is compared. */
  as: 'text' | 'address' | 'amount' | 'data'
  value: string
  /** The sentence around an amount. */
  said?: 'sign.amount.coin' | 'sign.amount.units'
}

const line = (term: Key, as: Line['as'], value: string | null | undefined): Line[] =>
  value === null || value === undefined ? [] : [{ term, as, value }]

/** What will be signed, line by line, and what has to be said of it. */
export function describeRequest(
  request: ActionRequest<SignableKind>,
  locale: string | undefined,
): { lines: Line[]; note?: 'sign.blind' | 'sign.deploys' } {
  switch (request.kind) {
    case 'createWallet':
      return {
        lines: [
          ...line('sign.chain', 'text', chainName(request.chainType)),
          ...line('sign.name', 'text', request.name),
        ],
      }
    case 'addPasskey':
      return { lines: line('sign.name', 'text', request.name) }
    case 'removePasskey':
      return { lines: line('sign.passkey', 'data', request.credentialId) }
    case 'transferAsset': {
      const { address, to, amount, token, externalId } = request
      return {
        lines: [
          token
            ? { term: 'sign.amount', as: 'amount', value: String(amount), said: 'sign.amount.units' }
            : coin('sign.amount', amount, { address, locale }),
          ...line('sign.token', 'address', token),
          ...line('sign.to', 'address', to),
          ...line('sign.wallet', 'address', address),
          ...line('sign.reference', 'text', externalId),
        ],
      }
    }
    case 'generateSignature':
      return describeSignature(request, locale)
  }
}

function describeSignature(
  request: ActionRequest<'generateSignature'>,
  locale: string | undefined,
): ReturnType<typeof describeRequest> {
  const end = [
    ...line('sign.wallet', 'address', request.address),
    ...line('sign.reference', 'text', request.externalId),
  ]
  if ('hash' in request) return { lines: [...line('sign.hash', 'data', request.hash), ...end], note: 'sign.blind' }
  if ('typedData' in request) {
    const { domain, primaryType, message } = request.typedData
    return { lines: [...line('sign.typed', 'data', toJson({ domain, primaryType, message })), ...end] }
  }
  if ('message' in request) {
    const { message } = request
    const shown =
      typeof message === 'string' ? line('sign.message', 'text', message) : line('sign.message', 'data', toHex(message))
    return { lines: [...shown, ...end], ...(typeof message !== 'string' && { note: 'sign.blind' }) }
  }
  const { transaction } = request
  if (typeof transaction === 'string')
    return { lines: [...line('sign.transaction', 'data', transaction), ...end], note: 'sign.blind' }
  return {
    lines: [...describeTransaction(transaction, { address: request.address, locale }), ...end],
    ...(!transaction.to && { note: 'sign.deploys' }),
  }
}

interface Sender {
  address: string
  locale: string | undefined
}

function describeTransaction(transaction: EthereumTransaction, sender: Sender): Line[] {
  const { to, value = 0n, chainId, gas, maxFeePerGas, gasPrice, data, accessList, nonce } = transaction
  return [
    ...line('sign.to', 'address', to),
    coin('sign.amount', value, { ...sender, chainId }),
    coin('sign.fee', gas * (maxFeePerGas ?? gasPrice ?? 0n), { ...sender, chainId }),
    ...(data && data !== '0x' ? line('sign.data', 'data', data) : []),
    ...line('sign.transaction', 'data', toJson({ chainId, nonce, ...(accessList && { accessList }) })),
  ]
}

/** An amount of a chain's own coin, by its name where that is known. */
function coin(term: Key, amount: bigint, { address, locale, chainId }: Sender & { chainId?: number }): Line {
  const chainType = address.startsWith('0x') ? 'ethereum' : 'solana'
  const chainIds = chainId === undefined ? undefined : [chainId]
  const { text, coin: name } = formatAmount(String(amount), { chainType, chainIds, locale })
  return name
    ? { term, as: 'amount', value: `${text} ${name}` }
    : { term, as: 'amount', value: text, said: 'sign.amount.coin' }
}

const toJson = (value: unknown) =>
  JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each), 2)

const toHex = (bytes: Uint8Array) => `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
