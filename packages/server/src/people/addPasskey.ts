import type { User } from '@latchkey/core'
import { passkeyRefused, verifyRegistration } from '../passkeys/verifyRegistration.ts'
import type { Server } from '../Server.ts'
import type { CredentialRow } from '../store/Store.ts'
import type { SignedIn } from '../tokens/SignedIn.ts'
import { linkAccount, type ProvenAccount } from './linkAccount.ts'

interface NewPasskey {
  authenticatorResponse: RegistrationResponseJSON
  /** What the person calls it. */
  name?: string | undefined
  /** Refuses it where nothing but an earlier passkey would do. Asked once its challenge is used up. */
  vouch?: (credentialId: string) => Promise<void>
}

/** Gives the signed-in person one more passkey, made with options that were offered to them. */
export async function addPasskey(
  server: Server,
  { userId, sid }: SignedIn,
  { authenticatorResponse, name, vouch }: NewPasskey,
): Promise<User> {
  const { account, credential } = await verifyRegistration(server, 'passkey-link', authenticatorResponse)
  if (credential.userId !== userId) throw passkeyRefused('its challenge was made for somebody else')
  await vouch?.(credential.id)
  const user = await linkPasskey(server, userId, { account, credential, name, byVault: vouch !== undefined })
  await server.store.families.sawPasskey(sid)
  return user
}

interface VerifiedPasskey {
  account: ProvenAccount
  credential: CredentialRow
  name?: string | undefined
  /** Whether the vault's key vouched for it, and no earlier passkey. */
  byVault?: boolean
}

/** The same of one that was verified. */
export function linkPasskey(
  server: Server,
  userId: string,
  { account, credential, name, byVault = false }: VerifiedPasskey,
): Promise<User> {
  const data = { ...account.data, ...(name !== undefined && { authenticator_name: name }) }
  const audit = {
    ts: server.now(),
    actor: 'user',
    event: 'passkey.added',
    subject: credential.id,
    detail: { type: 'passkey', ...(byVault && { by: 'vault' }) },
  } as const
  return linkAccount(server, userId, { ...account, data }, { credential, audit })
}
