import type { OnchainCall } from '@latchkey/core'
import { WireInvalidError } from '@latchkey/core/wire'
import * as read from '../signer/readParams.ts'

/** The call that `eth_sendTransaction` asks for. Gas, fees and nonce are the payer's, so nobody can name them. */
export function readCall(transaction: unknown): OnchainCall {
  const path = 'params.transaction'
  const given = read.object(transaction, path)
  for (const name in given)
    if (!members.has(name))
      throw new WireInvalidError(
        `${path}.${name}`,
        'is not taken here: the contract makes the call, and the server’s payer sends it',
      )
  const { to, value, data } = given
  return {
    to: read.address(to, `${path}.to`),
    value: (value ?? null) === null ? 0n : read.quantity(value, `${path}.value`),
    data: (data ?? null) === null ? '0x' : read.hex(data, `${path}.data`),
  }
}

const members = new Set(['to', 'value', 'data'])
