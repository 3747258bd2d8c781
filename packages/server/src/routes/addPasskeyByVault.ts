import { LatchkeyError, type Vault } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { passkeyByVaultText } from '@latchkey/core/wire'
import { route } from '../http/route.ts'
import { readClientData } from '../passkeys/clientData.ts'
import { addPasskey } from '../people/addPasskey.ts'
import { holdsKey } from '../people/holdsKey.ts'
import type { Server } from '../Server.ts'
import { snapshotOf } from '../session/snapshot.ts'
import type { SignedIn } from '../tokens/SignedIn.ts'

/**
 * Adds a passkey for who lost theirs: the key of their vault vouches for it in a passkey's place. So it has to be a vault of before
 * this sign-in, and one that was made with a passkey at hand; else a stolen session would make itself a vault, and then a way in.
 */
export const addPasskeyByVault = route(
  endpoints.addPasskeyByVault,
  async ({ server, session }, { vaultSignature: signature, ...body }) => {
    const vault = await trustedVault(server, session)
    await assertNotTooOften(server, session)
    const nonce = readClientData(body.authenticatorResponse.response?.clientDataJSON)?.challenge ?? ''
    await addPasskey(server, session, {
      ...body,
      async vouch(credentialId) {
        const { userId } = session
        const text = passkeyByVaultText({ userId, vaultId: vault.vaultId, credentialId, nonce })
        const signer = { chainType: 'ethereum', address: vault.proof!.signer } as const
        if (!(await holdsKey(signer, text, signature))) throw notVouched()
      },
    })
    return snapshotOf(server, session.userId)
  },
  { mfa: 'addPasskey' },
)

const hour = 3_600_000
const mostPerHour = 5

async function assertNotTooOften({ store, now }: Server, { userId }: SignedIn): Promise<void> {
  const { count, resetsAt } = await store.counters.hit(`passkey-by-vault:${userId}`, hour, now())
  if (count <= mostPerHour) return
  const retryAt = new Date(resetsAt)
  throw new LatchkeyError('rate_limited', `This was tried too often. Try again after ${retryAt.toISOString()}.`, {
    retryable: true,
    retryAt,
  })
}

async function trustedVault({ store }: Server, { userId, sid }: SignedIn): Promise<Vault> {
  const [vault, since, family] = await Promise.all([
    store.vaults.get(userId),
    store.vaults.trustedSince(userId),
    store.families.ofSession(sid),
  ])
  if (!vault?.proof || !vault.wraps.some(({ method }) => method === 'user-passcode'))
    throw needsPasskey('there are no wallets of theirs that a passcode opens')
  if (since === null) throw needsPasskey('no passkey of theirs was ever shown where their wallets were made or changed')
  if (!family || since >= family.createdAt)
    throw needsPasskey('their wallets came after this sign-in. Sign out and in again')
  return vault
}

const needsPasskey = (why: string) =>
  new LatchkeyError('passkey_required', `An earlier passkey of this person’s has to sign for a new one: ${why}.`)

const notVouched = () =>
  new LatchkeyError(
    'vault_proof_invalid',
    'No passkey was added: the key of this person’s vault did not sign for it. Open the vault, and start again.',
  )
