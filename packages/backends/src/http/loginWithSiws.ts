import type { LoginResult, WalletProof } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { asWhoIsThere } from './asWhoIsThere.ts'
import type { Connection } from './createConnection.ts'
import { signInText } from './signInText.ts'

/** The text for an external Solana wallet to sign. */
export async function generateSiwsMessage(
  connection: Connection,
  { address, signal }: { address: string; signal: AbortSignal },
): Promise<string> {
  const endpoint = await asWhoIsThere(connection, endpoints.generateSiwsNonce, signal)
  const given = await connection.begin('generateSiwsMessage', signal).send(endpoint, { address })
  return signInText(connection, { chain: 'Solana', chainId: 'mainnet', given })
}

/** Signs in with a text that an external Solana wallet signed. */
export function loginWithSiws(
  connection: Connection,
  { signal, ...proof }: Extract<WalletProof, { chainType: 'solana' }> & { signal: AbortSignal },
): Promise<LoginResult> {
  const { message, signature, walletClientType = null, connectorType = null, messageType = 'plain' } = proof
  return connection
    .begin('loginWithSiws', signal)
    .signIn(endpoints.loginWithSiws, { message, signature, walletClientType, connectorType, messageType })
}
