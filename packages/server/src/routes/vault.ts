import { LatchkeyError, sameAddress, type Vault } from '@latchkey/core'
import { vaultProofText, WireInvalidError } from '@latchkey/core/wire'
import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import type { SignedIn } from '../tokens/SignedIn.ts'
import type { Server } from '../Server.ts'
import { holdsKey } from '../people/holdsKey.ts'

/** Reads the person's vault, which only they can open. */
export const getVault = route(endpoints.getVault, async ({ server, session }) => ({
  vault: await server.store.vaults.get(session.userId),
}))

/**
 * Writes the person's vault, unless somebody wrote since they read it. Signed by the vault's own key and not by a passkey: only who
 * opened the vault for this very change can, by whichever way it opens, and people with a passcode alone can, too.
 */
export const putVault = route(endpoints.putVault, async ({ server, session }, { vault, claims }) => {
  const { vaults } = server.store
  if (vault.userId !== session.userId) throw new WireInvalidError('vault.user_id', 'is not the signed-in person')
  await assertProven(vault)
  const stored = await vaults.get(session.userId)
  if (vault.rev !== (stored?.rev ?? 0) + 1) throw conflict()
  assertSameSigner(vault, stored)
  const isFirst = stored === null
  const written = await vaults.put(vault, {
    claims: claims ?? false,
    trustedSince: await trustFrom(server, session, stored),
    ...(!isFirst && { audit: changeOf(vault, server.now()) }),
  })
  if (!written) throw conflict()
  return { rev: vault.rev }
})

async function assertProven(vault: Vault): Promise<void> {
  const { signer, signature } = vault.proof ?? { signer: '', signature: '' }
  const wallet = { chainType: 'ethereum', address: signer } as const
  if (!(await holdsKey(wallet, vaultProofText(vault), signature)))
    throw unproven('this record is not signed by its vault')
}

/** A record of before it was asked for names no signer; the next one does, and from then on it stays. */
function assertSameSigner(vault: Vault, stored: Vault | null): void {
  if (stored?.proof && !sameAddress(stored.proof.signer, vault.proof!.signer))
    throw unproven('it is signed by another vault than the one that is stored')
}

/**
 * Since when the vault's key may vouch for a new passkey. It must be as good as one: somebody wrote the record who showed a passkey in
 * this session, or while there was none. Who came in by a mailed code alone makes a vault, but none that vouches.
 */
async function trustFrom({ store, now }: Server, { userId, sid }: SignedIn, stored: Vault | null) {
  const before = stored?.proof ? await store.vaults.trustedSince(userId) : null
  if (before !== null) return before
  const passkeys = await store.credentials.ofUser(userId)
  const isAsGood = passkeys.length === 0 || (await store.families.ofSession(sid))?.byPasskey
  return isAsGood ? now() : null
}

const changeOf = ({ vaultId, rev, wraps }: Vault, ts: number) =>
  ({
    ts,
    actor: 'user',
    event: 'vault.changed',
    subject: vaultId,
    detail: { rev: String(rev), opensWith: wraps.map(({ method }) => method).join(' ') },
  }) as const

const unproven = (why: string) =>
  new LatchkeyError(
    'vault_proof_invalid',
    `The vault stays as it is: ${why}. Open it with a passkey or passcode, and write what comes of that.`,
  )

const conflict = () =>
  new LatchkeyError(
    'vault_conflict',
    'The vault was changed elsewhere in the meantime, or there are wallets to claim first. Read it and the person again, then write.',
  )
