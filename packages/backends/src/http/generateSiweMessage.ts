import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { asWhoIsThere } from './asWhoIsThere.ts'
import type { Connection } from './createConnection.ts'
import { signInText } from './signInText.ts'

/** The EIP-4361 text for an external wallet to sign. */
export async function generateSiweMessage(
  connection: Connection,
  { address, chainId, signal }: { address: string; chainId: string; signal: AbortSignal },
): Promise<string> {
  const chain = /^eip155:(\d+)$/.exec(chainId)?.[1]
  if (!chain)
    throw new LatchkeyError(
      'siwe_invalid',
      `chainId should be like eip155:1, found ${JSON.stringify(chainId).slice(0, 80)}.`,
    )
  const endpoint = await asWhoIsThere(connection, endpoints.generateSiweNonce, signal)
  const given = await connection.begin('generateSiweMessage', signal).send(endpoint, { address })
  return signInText(connection, { chain: 'Ethereum', chainId: chain, given })
}
