import { LatchkeyError, sameAddress, type EthereumTransaction } from '@latchkey/core'
import type { TransactionRequest } from './TransactionRequest.ts'

/** What an app or a library asked to be sent, with its amounts as bigints; the rest is to be filled in. */
export type PartialTransaction = Partial<EthereumTransaction>

/** Reads a transaction as apps and libraries write it: amounts as hex, numbers or bigints. */
export function readTransaction(request: unknown, address: string): PartialTransaction {
  if (typeof request !== 'object' || request === null) throw refuse('it is no object')
  const { from, to, data, input, accessList, type, ...rest } = request as TransactionRequest & { input?: string }
  const foreign = unsupported.find((name) => (rest as Record<string, unknown>)[name] != null)
  if (foreign) throw refuse(`${foreign} belongs to a kind of transaction that is not sent from here`)
  if (from && !sameAddress(from, address)) throw refuse('`from` is another wallet')
  const amount = (name: Amount) => (rest[name] == null ? undefined : readAmount(name, rest[name]))
  const small = (name: Amount) => (rest[name] == null ? undefined : readSmall(name, rest[name]))
  return present({
    type: readType(type),
    to: to as `0x${string}` | null | undefined,
    data: (data ?? input) as `0x${string}` | undefined,
    value: amount('value'),
    gas: amount('gas') ?? amount('gasLimit'),
    gasPrice: amount('gasPrice'),
    maxFeePerGas: amount('maxFeePerGas'),
    maxPriorityFeePerGas: amount('maxPriorityFeePerGas'),
    chainId: small('chainId'),
    nonce: small('nonce'),
    accessList: accessList as EthereumTransaction['accessList'],
  })
}

type Amount = Exclude<keyof TransactionRequest, 'from' | 'to' | 'data' | 'type' | 'accessList'>

/** Members of blob (EIP-4844) and set-code (EIP-7702) transactions. */
const unsupported = ['authorizationList', 'blobs', 'blobVersionedHashes', 'maxFeePerBlobGas', 'sidecars']

function readAmount(name: string, value: unknown): bigint {
  try {
    const amount = BigInt(value as string)
    if (value !== '' && amount >= 0n) return amount
  } catch {
    // refused below
  }
  throw refuse(`${name} is no whole number`)
}

function readSmall(name: string, value: unknown): number {
  const amount = Number(readAmount(name, value))
  if (!Number.isSafeInteger(amount)) throw refuse(`${name} is too large`)
  return amount
}

function readType(type: unknown): EthereumTransaction['type'] {
  if (type == null) return undefined
  const name = typeof type === 'string' && !/^\d|^0x/.test(type) ? type : types[readSmall('type', type)]
  if (!types.includes(name as never)) throw refuse('its type is none that is sent from here')
  return name as EthereumTransaction['type']
}

const types: (string | undefined)[] = ['legacy', 'eip2930', 'eip1559']

/** Without the members that are undefined. */
const present = (members: { [name in keyof EthereumTransaction]: EthereumTransaction[name] | undefined }) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as PartialTransaction

const refuse = (why: string) => new LatchkeyError('transaction_invalid', `This transaction cannot be signed: ${why}.`)
