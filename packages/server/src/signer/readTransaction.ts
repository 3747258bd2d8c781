import { WireInvalidError } from '@latchkey/core/wire'
import type { Address, BaseError, TransactionSerializable } from 'viem'
import { serializeTransaction } from 'viem/utils'
import * as read from './readParams.ts'

/** A transaction as the field's clients send it. Nothing is filled in: this server asks no chain what is missing. */
export function readTransaction(
  value: unknown,
  path: string,
): { from: Address | undefined; unsigned: TransactionSerializable } {
  const given = read.object(value, path)
  for (const name in given)
    if (!members.has(name))
      throw new WireInvalidError(`${path}.${name}`, 'is not a member of a transaction that is signed here')
  const optional = <result>(name: string, reader: Reader<result>) =>
    (given[name] ?? null) === null ? undefined : reader(given[name], `${path}.${name}`)
  const needed = <result>(name: string, reader: Reader<result>) => {
    const found = optional(name, reader)
    if (found === undefined)
      throw new WireInvalidError(`${path}.${name}`, 'is needed: this server asks no chain what it should be')
    return found
  }

  const to = optional('to', read.address)
  const data = optional('data', read.hex)
  const common = {
    chainId: needed('chain_id', read.smallQuantity),
    nonce: needed('nonce', read.smallQuantity),
    gas: needed('gas_limit', read.quantity),
    value: optional('value', read.quantity) ?? 0n,
    ...(to && { to }),
    ...(data && { data }),
  }
  const priced = () => ({ ...common, gasPrice: needed('gas_price', read.quantity) })
  const capped = () => ({
    ...common,
    maxFeePerGas: needed('max_fee_per_gas', read.quantity),
    maxPriorityFeePerGas: needed('max_priority_fee_per_gas', read.quantity),
  })
  const kinds: Record<number, () => TransactionSerializable> = {
    0: () => ({ ...priced(), type: 'legacy' }),
    1: () => ({ ...priced(), type: 'eip2930' }),
    2: () => ({ ...capped(), type: 'eip1559' }),
  }
  const type = given['type'] ?? ((given['gas_price'] ?? null) === null ? 2 : 0)
  const make = kinds[type as number]
  if (typeof type !== 'number' || !make)
    throw new WireInvalidError(`${path}.type`, 'should be 0, 1 or 2: transactions of other types are not signed here')
  return { from: optional('from', read.address), unsigned: checked(make(), path) }
}

type Reader<result> = (value: unknown, path: string) => result

const members = new Set([
  'type',
  'from',
  'to',
  'chain_id',
  'nonce',
  'data',
  'value',
  'gas_limit',
  'gas_price',
  'max_fee_per_gas',
  'max_priority_fee_per_gas',
])

/** Refuses what no chain would take, for example a tip above the cap, while no key is open yet. */
function checked(transaction: TransactionSerializable, path: string): TransactionSerializable {
  try {
    serializeTransaction(transaction)
    return transaction
  } catch (cause) {
    throw new WireInvalidError(path, (cause as BaseError).shortMessage)
  }
}
