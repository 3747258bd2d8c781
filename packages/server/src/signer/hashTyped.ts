import { WireInvalidError } from '@latchkey/core/wire'
import type { BaseError, Hex } from 'viem'
import { hashTypedData } from 'viem/utils'
import * as read from './readParams.ts'

/** What of typed data tells what it is for. */
export interface Typed {
  domain: Record<string, unknown>
  types: Record<string, readonly { name: string; type: string }[]>
  primaryType: string
}

/** Typed data (EIP-712) as it came over the wire, and its digest; refuses what does not fit its own types. */
export function hashTyped(value: unknown, path: string): { digest: Hex; typed: Typed } {
  const { domain: given, types, message, primary_type: primaryType } = read.object(value, path)
  const domain = read.object(given, `${path}.domain`)
  if (typeof primaryType !== 'string') throw new WireInvalidError(`${path}.primary_type`, 'should be a string')
  try {
    const typed = {
      // A chain's id may come as a text; hashed as it stands it would be left out.
      domain: { ...domain, ...(typeof domain['chainId'] === 'string' && { chainId: BigInt(domain['chainId']) }) },
      types: read.object(types, `${path}.types`) as Record<string, { name: string; type: string }[]>,
      message: read.object(message, `${path}.message`),
      primaryType,
    }
    return { digest: hashTypedData(typed), typed }
  } catch (cause) {
    if (cause instanceof WireInvalidError) throw cause
    throw new WireInvalidError(path, (cause as BaseError).shortMessage ?? 'does not fit its own types')
  }
}
