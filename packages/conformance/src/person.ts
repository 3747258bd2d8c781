import { ed25519 } from '@noble/curves/ed25519'
import { base58, base64 } from '@scure/base'
import { authenticatorCode } from './authenticator.ts'
import { findWallet, wallets, type Backend, type LinkedAccountOf, type User } from '@latchkey/core'

/** For calls that nobody gives up. */
export const { signal } = new AbortController()

/** Somebody new, signed in. */
export async function signUp(backend: Backend): Promise<User> {
  const made = (await backend.signupWithPasskey?.({ signal })) ?? (await backend.createGuestAccount!({ signal }))
  return made.user
}

/** Somebody new with one embedded wallet, server access off. */
export async function signUpWithWallet(backend: Backend): Promise<LinkedAccountOf<'wallet'>> {
  await signUp(backend)
  return await anotherWallet(backend)
}

/** The next wallet of whoever is signed in. */
export async function anotherWallet(backend: Backend): Promise<LinkedAccountOf<'wallet'>> {
  const before = new Set(wallets((await backend.refreshUser({ signal })).user).map(({ address }) => address))
  const { user } = await backend.createWallet!({ chainType: 'ethereum', signal })
  return wallets(user).find(({ address }) => !before.has(address))!
}

/** The wallet as the backend sees it now. */
export async function reread(backend: Backend, { address }: { address: string }): Promise<LinkedAccountOf<'wallet'>> {
  return findWallet((await backend.refreshUser({ signal })).user, address)!
}

/** Turns server access on for an hour. */
export async function delegate(backend: Backend, { address }: { address: string }) {
  return await backend.delegateWallet!({ address, chainType: 'ethereum', expiresIn: 3_600, signal })
}

/** Why a case about the person's own vault says nothing of this backend; undefined where it does. */
export const withoutVault = ({ capabilities }: Backend): string | undefined =>
  capabilities.wallets?.keptBy === 'service' ? 'a service keeps the keys, not a vault' : undefined

/** An external Solana wallet. */
export function solanaWallet() {
  const key = ed25519.utils.randomPrivateKey()
  return {
    address: base58.encode(ed25519.getPublicKey(key)),
    /** base64, as wallets answer. */
    sign: (message: string) => base64.encode(ed25519.sign(new TextEncoder().encode(message), key)),
  }
}

/** Makes an authenticator app a second factor of whoever is signed in; gives its secret. */
export async function enrollApp(backend: Backend): Promise<string> {
  const { secret } = await backend.initEnrollMfa!({ method: 'totp', signal })
  await backend.submitEnrollMfa!({ method: 'totp', code: await authenticatorCode(secret), signal })
  return secret
}
