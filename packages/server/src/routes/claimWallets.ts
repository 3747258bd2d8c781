import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import {
  claimAad,
  claimInfo,
  fromBase64url,
  toBase64url,
  walletPossessionMessage,
  WireInvalidError,
} from '@latchkey/core/wire'
import type { Hex } from 'viem'
import { verifyMessage } from 'viem/utils'
import { utf8 } from '../bytes.ts'
import { route } from '../http/route.ts'
import { pregeneratedOwner } from '../people/pregenerate.ts'
import type { Server } from '../Server.ts'
import { snapshotOf } from '../session/snapshot.ts'
import { withSecret } from '../signer/sealedSecret.ts'
import { suite } from '../signer/suite.ts'
import { walletSlot } from '../store/walletSlot.ts'
import type { PregeneratedRow, Store } from '../store/Store.ts'

/** Seals the secret of the wallets that were made for somebody to their own browser. */
export const claimWalletsInit = route(
  endpoints.claimWalletsInit,
  async ({ server, session }, { recipientPublicKey }) => {
    const { userId } = session
    const row = await pregeneratedOf(server, userId)
    const recipient = await suite.DeserializePublicKey(fromBase64url(recipientPublicKey)).catch(() => {
      throw new WireInvalidError('recipient_public_key', 'is not a P-256 public key')
    })
    return withSecret(server.kek, row.sealedEntropy, pregeneratedOwner(server, userId), async (entropy) => {
      const options = { info: utf8(claimInfo), aad: claimAad(userId, recipientPublicKey) }
      const { encapsulatedSecret, ciphertext } = await suite.Seal(recipient, entropy, options)
      return { enc: toBase64url(encapsulatedSecret), ct: toBase64url(ciphertext) }
    })
  },
)

/** Forgets the secret, now that the person's vault is stored and holds it. */
export const claimWallets = route(endpoints.claimWallets, async ({ server, session }, { signature }) => {
  const { store } = server
  const { userId } = session
  const row = await pregeneratedOf(server, userId)
  const vault = await store.vaults.get(userId)
  if (!vault)
    throw new LatchkeyError('vault_not_found', 'The vault with the claimed wallets is not stored yet. Write it first.')
  const address = (await firstAddress(server, row)) as Hex
  const message = walletPossessionMessage(userId, address)
  const proven = await verifyMessage({ address, message, signature: signature as Hex }).catch(() => false)
  if (!proven) throw new WireInvalidError('signature', 'was not made by the first key of the claimed secret')

  // Before the secret goes: where this ends halfway, all of it can be done again.
  await nameRecoveryMethod(store, { userId, recoveryMethod: vault.wraps[0]!.method, now: server.now() })
  await store.pregenerated.destroy(userId, {
    ts: server.now(),
    actor: 'user',
    event: 'wallets.claimed',
    subject: '*',
    detail: { vault: vault.vaultId },
  })
  return snapshotOf(server, userId)
})

async function pregeneratedOf({ store }: Server, userId: string): Promise<PregeneratedRow> {
  const row = await store.pregenerated.get(userId)
  if (row) return row
  throw new LatchkeyError(
    'wallet_not_found',
    'There are no wallets to claim: none were made for this person, or they were claimed before. Read the vault instead.',
  )
}

async function firstAddress(server: Server, { userId, sealedEntropy }: PregeneratedRow): Promise<string> {
  const { hdWallets } = await import('../signer/hdWallets.ts')
  const [first] = await withSecret(server.kek, sealedEntropy, pregeneratedOwner(server, userId), (entropy) =>
    hdWallets(entropy, [{ chainType: 'ethereum', walletIndex: 0 }]),
  )
  return first!.address
}

async function nameRecoveryMethod(
  { users }: Store,
  { userId, recoveryMethod, now }: { userId: string; recoveryMethod: string; now: number },
): Promise<void> {
  const accounts = (await users.get(userId, now))?.accounts ?? []
  for (const account of accounts)
    if (walletSlot(account) !== null && account.data['recovery_method'] === 'privy')
      await users.setAccountData(userId, account, { recovery_method: recoveryMethod })
}
