import { WireInvalidError } from '@latchkey/core/wire'
import type { Address, Hex } from 'viem'
import { getAddress, isAddress } from 'viem/utils'

/** An Ethereum address, in any letter case, checksummed. */
export function address(value: unknown, path: string): Address {
  if (typeof value !== 'string' || !isAddress(value, { strict: false })) throw invalid(path, 'an Ethereum address')
  return getAddress(value)
}

/** Whole bytes in hex. */
export function hex(value: unknown, path: string): Hex {
  if (typeof value !== 'string' || !/^0x([\da-f]{2})*$/i.test(value)) throw invalid(path, 'whole bytes in hex, with 0x')
  return value as Hex
}

/** 32 bytes in hex. */
export function bytes32(value: unknown, path: string): Hex {
  if (hex(value, path).length !== 66) throw invalid(path, '32 bytes in hex, with 0x')
  return value as Hex
}

/** A number as the chain's own wire has it, in hex, or a whole number. */
export function quantity(value: unknown, path: string): bigint {
  const isHex = typeof value === 'string' && /^0x[\da-f]{1,64}$/i.test(value)
  if (!isHex && !(Number.isSafeInteger(value) && (value as number) >= 0))
    throw invalid(path, 'a quantity: hex with 0x, or a whole number from 0')
  return BigInt(value as string | number)
}

/** A quantity that fits a JavaScript number: a chain's id, a nonce. */
export function smallQuantity(value: unknown, path: string): number {
  const number = Number(quantity(value, path))
  if (!Number.isSafeInteger(number)) throw invalid(path, 'a smaller number')
  return number
}

/** An object, and what it holds. */
export function object(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(path, 'an object')
  return value as Record<string, unknown>
}

const invalid = (path: string, expected: string) => new WireInvalidError(path, `should be ${expected}`)
