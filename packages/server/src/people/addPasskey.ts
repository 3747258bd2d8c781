import type { User } from '@latchkey/core'
import { passkeyRefused, verifyRegistration } from '../passkeys/verifyRegistration.ts'
import type { Server } from '../Server.ts'
import type { CredentialRow } from '../store/Store.ts'
import { linkAccount, type ProvenAccount } from './linkAccount.ts'

interface NewPasskey {
  authenticatorResponse: RegistrationResponseJSON
  /** What the person calls it. */
  name?: string | undefined
}

/** Gives the signed-in person one more passkey, made with options that were offered to them. */
export async function addPasskey(
  server: Server,
  userId: string,
  { authenticatorResponse, name }: NewPasskey,
): Promise<User> {
  const { account, credential } = await verifyRegistration(server, 'passkey-link', authenticatorResponse)
  if (credential.userId !== userId) throw passkeyRefused('its challenge was made for somebody else')
  return linkPasskey(server, userId, { account, credential, name })
}

interface VerifiedPasskey {
  account: ProvenAccount
  credential: CredentialRow
  name?: string | undefined
}

/** The same of one that was verified. */
export function linkPasskey(
  server: Server,
  userId: string,
  { account, credential, name }: VerifiedPasskey,
): Promise<User> {
  const data = { ...account.data, ...(name !== undefined && { authenticator_name: name }) }
  const audit = {
    ts: server.now(),
    actor: 'user',
    event: 'passkey.added',
    subject: credential.id,
    detail: { type: 'passkey' },
  } as const
  return linkAccount(server, userId, { ...account, data }, { credential, audit })
}
