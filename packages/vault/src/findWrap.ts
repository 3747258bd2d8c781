import { LatchkeyError, type Vault, type VaultWrap } from '@latchkey/core'
import type { VaultSecret } from './VaultSecret.ts'

/** True where this secret is the one that the wrap was made for. A vault has one passcode and any number of passkeys. */
export function isWrapOf(
  wrap: Pick<VaultWrap, 'method' | 'credentialId'>,
  secret: { method: 'user-passkey'; credentialId: string } | { method: 'user-passcode' },
): boolean {
  if (wrap.method !== secret.method) return false
  return secret.method === 'user-passcode' || wrap.credentialId === secret.credentialId
}

/** The wrap that this secret opens, or an error that says which secret would. */
export function findWrap(vault: Vault, secret: VaultSecret): VaultWrap {
  const wrap = vault.wraps.find((candidate) => isWrapOf(candidate, secret))
  if (wrap) return wrap
  const hasPasskey = vault.wraps.some(({ method }) => method === 'user-passkey')
  const hasPasscode = vault.wraps.some(({ method }) => method === 'user-passcode')
  if (secret.method === 'user-passcode')
    throw new LatchkeyError('passkey_required', 'This vault has no passcode. Open it with one of its passkeys.')
  if (!hasPasskey)
    throw new LatchkeyError('passcode_required', 'No passkey opens this vault, only its passcode. Ask for it.')
  throw new LatchkeyError(
    'vault_passkey_unknown',
    `This passkey was never added to the vault. Use the passkey it was made with${hasPasscode ? ' or the passcode' : ''}, then add this one with addWrap().`,
  )
}
