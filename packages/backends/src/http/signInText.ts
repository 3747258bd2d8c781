import type { Connection } from './createConnection.ts'

interface SignInText {
  chain: 'Ethereum' | 'Solana'
  chainId: string
  /** What the server gave for it. */
  given: { address: string; nonce: string; expiresAt: string }
}

/** The text by which an external wallet shows whose it is (EIP-4361, and the same for Solana): for this origin, from now on. */
export function signInText(connection: Connection, { chain, chainId, given }: SignInText): string {
  const { origin, host } = new URL(connection.options.origin ?? globalThis.location.origin)
  return [
    `${host} wants you to sign in with your ${chain} account:`,
    given.address,
    '',
    'Sign in to prove that this account is yours. This costs nothing and moves nothing.',
    '',
    `URI: ${origin}`,
    'Version: 1',
    `Chain ID: ${chainId}`,
    `Nonce: ${given.nonce}`,
    `Issued At: ${new Date(connection.serverTime()).toISOString()}`,
    `Expiration Time: ${given.expiresAt}`,
  ].join('\n')
}
