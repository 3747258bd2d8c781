import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import type { Server } from '../Server.ts'
import type { CredentialRow } from '../store/Store.ts'

/** A passkey as it travels in what is kept as JSON. */
export type KeptCredential = Omit<CredentialRow, 'publicKey'> & { publicKey: string }

export const keepCredential = ({ publicKey, ...rest }: CredentialRow): KeptCredential => ({
  ...rest,
  publicKey: toBase64url(publicKey),
})

export const keptCredential = ({ publicKey, ...rest }: KeptCredential): CredentialRow => ({
  ...rest,
  publicKey: fromBase64url(publicKey),
})

/** A passkey that was put away, with what its account said. It can be brought back. */
export interface Retired extends Record<string, unknown> {
  credential: KeptCredential
  account: Record<string, unknown>
}

const century = 100 * 365 * 86_400_000

/** Remembers a passkey that signs nobody in any more. */
export const retire = ({ store, now }: Server, userId: string, data: Retired): Promise<void> =>
  store.tickets.put({
    kind: 'passkey-retired',
    id: data.credential.id,
    userId,
    data,
    expiresAt: now() + century,
  })

/** Gives it back, once. Undefined where it was not put away here. */
export async function bringBack(
  { store, now }: Server,
  userId: string,
  credentialId: string,
): Promise<Retired | undefined> {
  const ticket = await store.tickets.take('passkey-retired', credentialId, now())
  return ticket?.userId === userId ? (ticket.data as Retired) : undefined
}
