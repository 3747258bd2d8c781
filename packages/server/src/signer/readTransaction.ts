import { WireInvalidError } from '@latchkey/core/wire'
import type { Address, BaseError, Hex, TransactionSerializable } from 'viem'
import { serializeTransaction } from 'viem/utils'
import * as read from './readParams.ts'

/** A transaction as the field's clients send it; what is absent was left for the chain to say. */
export interface GivenTransaction {
  from?: Address
  type?: 0 | 1 | 2
  chainId?: number
  nonce?: number
  to?: Address
  data?: Hex
  value?: bigint
  gas?: bigint
  gasPrice?: bigint
  maxFeePerGas?: bigint
  maxPriorityFeePerGas?: bigint
}

/** Reads it; refuses what it does not know, and kinds that hand the account over or carry other things (EIP-4844, EIP-7702). */
export function readTransaction(value: unknown, path: string): GivenTransaction {
  const given = read.object(value, path)
  for (const name in given)
    if (!Object.hasOwn(names, name))
      throw new WireInvalidError(`${path}.${name}`, 'is not a member of a transaction that is signed here')
  const members = Object.entries(names).flatMap(([name, [key, reader]]) =>
    (given[name] ?? null) === null ? [] : [[key, reader(given[name], `${path}.${name}`)]],
  )
  return Object.fromEntries(members) as GivenTransaction
}

/** The same as it is signed; refuses one that lacks something, or that no chain would take, while no key is open yet. */
export function completeTransaction(given: GivenTransaction, path: string): TransactionSerializable {
  const needed = <key extends keyof GivenTransaction>(key: key): NonNullable<GivenTransaction[key]> => {
    const found = given[key]
    if (found !== undefined) return found
    const [name] = Object.entries(names).find(([, [each]]) => each === key)!
    throw new WireInvalidError(`${path}.${name}`, 'is needed: what is only signed is not filled in')
  }
  const { to, data, type = given.gasPrice === undefined ? 2 : 0 } = given
  const common = {
    chainId: needed('chainId'),
    nonce: needed('nonce'),
    gas: needed('gas'),
    value: given.value ?? 0n,
    ...(to && { to }),
    ...(data && { data }),
  }
  const capped = () => ({
    maxFeePerGas: needed('maxFeePerGas'),
    maxPriorityFeePerGas: needed('maxPriorityFeePerGas'),
  })
  const transaction: TransactionSerializable =
    type === 2
      ? { ...common, ...capped(), type: 'eip1559' }
      : { ...common, gasPrice: needed('gasPrice'), type: type === 0 ? 'legacy' : 'eip2930' }
  try {
    serializeTransaction(transaction)
    return transaction
  } catch (cause) {
    throw new WireInvalidError(path, (cause as BaseError).shortMessage)
  }
}

function kind(value: unknown, path: string): number {
  if (value === 0 || value === 1 || value === 2) return value
  throw new WireInvalidError(path, 'should be 0, 1 or 2: transactions of other types are not signed here')
}

type Reader = (value: unknown, path: string) => unknown

/** On the wire, here, and how it is read. */
const names: Record<string, [keyof GivenTransaction, Reader]> = {
  type: ['type', kind],
  from: ['from', read.address],
  to: ['to', read.address],
  chain_id: ['chainId', read.smallQuantity],
  nonce: ['nonce', read.smallQuantity],
  data: ['data', read.hex],
  value: ['value', read.quantity],
  gas_limit: ['gas', read.quantity],
  gas_price: ['gasPrice', read.quantity],
  max_fee_per_gas: ['maxFeePerGas', read.quantity],
  max_priority_fee_per_gas: ['maxPriorityFeePerGas', read.quantity],
}
