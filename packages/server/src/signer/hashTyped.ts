import { WireInvalidError } from '@latchkey/core/wire'
import type { BaseError, Hex } from 'viem'
import { hashTypedData } from 'viem/utils'
import * as read from './readParams.ts'

/** The digest of typed data (EIP-712) as it came over the wire; refuses what does not fit its own types. */
export function hashTyped(value: unknown, path: string): Hex {
  const { domain: given, types, message, primary_type: primaryType } = read.object(value, path)
  const domain = read.object(given, `${path}.domain`)
  if (typeof primaryType !== 'string') throw new WireInvalidError(`${path}.primary_type`, 'should be a string')
  try {
    return hashTypedData({
      // A chain's id may come as a text; hashed as it stands it would be left out.
      domain: { ...domain, ...(typeof domain['chainId'] === 'string' && { chainId: BigInt(domain['chainId']) }) },
      types: read.object(types, `${path}.types`) as Record<string, { name: string; type: string }[]>,
      message: read.object(message, `${path}.message`),
      primaryType,
    })
  } catch (cause) {
    if (cause instanceof WireInvalidError) throw cause
    throw new WireInvalidError(path, (cause as BaseError).shortMessage ?? 'does not fit its own types')
  }
}
