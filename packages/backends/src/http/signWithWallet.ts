import * as endpoints from '@latchkey/core/endpoints'
import type { SignUse } from '@latchkey/vault/host'
import { assertVault } from './assertVault.ts'
import type { Attempt, Connection } from './createConnection.ts'
import { embeddedWallet } from './embeddedWallet.ts'
import { hasUnclaimedWallets } from './hasUnclaimedWallets.ts'
import { inOneGo, inTwoMinutes, type Done, type ReadyAction } from './ReadyAction.ts'
import type { Signing } from './signing.ts'
import { usableVault } from './usableVault.ts'
import { readyVaultSecret, wipeSecret } from './vaultSecret.ts'

interface Signer {
  address: string
  passcode?: string | undefined
}

/** Has the vault sign once with one of the person's wallets, after they unlocked it. */
export async function signWithWallet(
  connection: Connection,
  verb: 'signMessage' | 'signTypedData' | 'signTransaction' | 'revokeOnchain',
  { signal, ...signer }: Signer & { signal: AbortSignal },
  sign: Signing,
): Promise<string> {
  const attempt = connection.begin(verb, signal)
  const ready = await readySignature(connection, attempt, { ...signer, mayReuse: true }, sign)
  return (await inOneGo(attempt, ready)).result.signature
}

/** Readies the same, up to the prompt. */
export async function readySignature(
  connection: Connection,
  attempt: Attempt,
  { address, passcode, mayReuse }: Signer & { mayReuse: boolean },
  sign: Signing,
): Promise<ReadyAction<Done<'generateSignature'>>> {
  const [{ vault }, { user }] = await Promise.all([
    attempt.send(endpoints.getVault),
    attempt.send(endpoints.refreshUser),
  ])
  const { wallet, place } = embeddedWallet(user, address)
  if (!hasUnclaimedWallets(user)) assertVault(vault)
  const held = hasUnclaimedWallets(user) ? undefined : connection.unlocked.secretOf(user.id, vault)
  const signWith = async ({ signal }: Attempt, use: Pick<SignUse, 'vault' | 'secret'>) =>
    sign(await connection.vault(), { ...use, place, address: wallet.address }, { signal })
  if (held) return heldSignature((signing) => signWith(signing, { vault: vault!, secret: held }), connection.unlocked)

  const ask = await readyVaultSecret(connection, attempt, { user, vault, passcode, mayReuse })
  return {
    expiresAt: inTwoMinutes(),
    async sign(asking) {
      const secret = await ask(asking)
      return {
        async submit(signing) {
          const usable = await usableVault(connection, signing, { user, vault, secret })
          const signature = await signWith(signing, { vault: usable, secret })
          const { vaultId } = usable
          const host = await connection.vault()
          await connection.unlocked.keep({ userId: user.id, vaultId, host, secret }).catch(() => {}) // it is asked for again, then
          return { result: { signature } }
        },
        wipe: () => wipeSecret(secret),
      }
    },
  }
}

/** A signature that nobody is asked for, since the vault is unlocked. Whatever goes wrong, the next one asks. */
const heldSignature = (
  sign: (signing: Attempt) => Promise<string>,
  unlocked: Connection['unlocked'],
): ReadyAction<Done<'generateSignature'>> => ({
  expiresAt: inTwoMinutes(),
  sign: async () => ({
    async submit(signing) {
      try {
        return { result: { signature: await sign(signing) } }
      } catch (error) {
        unlocked.lock()
        throw error
      }
    },
    wipe: () => {},
  }),
})
