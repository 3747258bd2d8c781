import type { LoginResult, WalletProof } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { asWhoIsThere } from './asWhoIsThere.ts'
import type { Connection } from './createConnection.ts'

/** The text for an external Solana wallet to sign. */
export async function generateSiwsMessage(
  connection: Connection,
  { address, signal }: { address: string; signal: AbortSignal },
): Promise<string> {
  const endpoint = await asWhoIsThere(connection, endpoints.generateSiwsNonce, signal)
  const siws = await connection.begin('generateSiwsMessage', signal).send(endpoint, { address })
  const { origin, host } = new URL(connection.options.origin ?? globalThis.location.origin)
  return [
    `${host} wants you to sign in with your Solana account:`,
    siws.address,
    '',
    'Sign in to prove that this account is yours. This costs nothing and moves nothing.',
    '',
    `URI: ${origin}`,
    'Version: 1',
    'Chain ID: mainnet',
    `Nonce: ${siws.nonce}`,
    `Issued At: ${new Date(connection.serverTime()).toISOString()}`,
    `Expiration Time: ${siws.expiresAt}`,
  ].join('\n')
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
