import { defaultExpiresIn, LatchkeyError, lazily, messagesOnly } from '@latchkey/core'
import type { ChainType, DelegationMode, DelegationScope, SessionSnapshot, Vault } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { actionChallenge, fromBase64url, toBase64url, type DelegateWalletInit } from '@latchkey/core/wire'
import canonicalize from 'canonicalize'
import { assertHeld } from './assertHeld.ts'
import { assertVault } from './assertVault.ts'
import { getPasskey } from './ceremony.ts'
import type { VaultConnection } from './createConnection.ts'
import { embeddedWallet } from './embeddedWallet.ts'
import { hasUnclaimedWallets } from './hasUnclaimedWallets.ts'
import type { OnchainAccess } from './onchainAccess.ts'
import { usableVault } from './usableVault.ts'
import { methodOf, passcodeSecret, passkeySecret, wipeSecret, wrapCredentials } from './vaultSecret.ts'
import { verifyOffer } from './verifyOffer.ts'

export interface DelegateWalletParameters {
  address: string
  chainType: ChainType
  mode?: DelegationMode
  scope?: DelegationScope
  expiresIn?: number
  passcode?: string
  signal: AbortSignal
}

/**
 * Lets the app's server sign for a wallet. One passkey prompt both signs the consent, word for word, and opens the vault;
 * the wallet's key leaves sealed to a key that the server made for this once, and tied to this consent. Where a contract is to keep
 * the limits, the key does not leave: the wallet signs a transaction that grants the server's key what was consented to.
 */
export async function delegateWallet(
  connection: VaultConnection,
  {
    address,
    chainType,
    mode = 'sealed',
    scope = messagesOnly(chainType),
    expiresIn = defaultExpiresIn,
    passcode,
    signal,
  }: DelegateWalletParameters,
): Promise<SessionSnapshot> {
  assertHeld(chainType)
  const attempt = connection.begin('delegateWallet', signal)
  const [{ vault }, { user }] = await Promise.all([
    attempt.send(endpoints.getVault),
    attempt.send(endpoints.refreshUser),
  ])
  const { wallet, place } = embeddedWallet(user, address)
  if (!hasUnclaimedWallets(user)) assertVault(vault)
  const method = methodOf(vault, passcode)
  if (method === 'user-passcode') passcodeSecret(passcode) // before anybody is asked for a passkey

  const onchain = mode === 'onchain' ? await planOnchain(connection, { account: wallet.address, scope }) : undefined
  const request = {
    address: wallet.address,
    chainType,
    mode,
    ...(onchain && { implementation: onchain.implementation }),
    scope,
    ttl: expiresIn,
  }
  const init = await attempt.send(endpoints.delegateWalletInit, request)
  const { options } = connection
  const asked = {
    v: 1,
    type: 'delegation',
    appId: options.appId,
    userId: user.id,
    walletId: wallet.id ?? '',
    ...request,
  } as const
  const offer = await verifyOffer(init, asked, options)
  const { grant, pk } = offer
  const grantCall = onchain?.grantOf(offer)

  const signed = canonicalize({ grant, pk })!
  const nonce = fromBase64url(init.nonce)
  const { challenge } = await actionChallenge({
    nonce,
    method: 'POST',
    path: '/delegations/complete',
    body: signed,
  })
  const { response, secret: prf } = await getPasskey(connection, attempt, {
    challenge: toBase64url(challenge),
    rpId: init.rpId,
    allowCredentials: method === 'user-passkey' && vault ? opening(vault, init) : signing(init),
    userVerification: 'required',
  })

  const secret = method === 'user-passkey' ? passkeySecret(prf) : passcodeSecret(passcode)
  const { actionId } = init
  const consent = { actionId, assertion: response, signed }
  try {
    const usable = await usableVault(connection, attempt, { user, vault, secret })
    const use = { vault: usable, secret, place, address: wallet.address }
    const host = await connection.vault()
    if (grantCall) {
      const transactionHash = await onchain!.send(await host.signSelfCall({ ...use, selfCall: grantCall }, { signal }))
      return snapshotOf(await attempt.send(endpoints.delegateWallet, { ...consent, transactionHash }))
    }
    const { clientDataJSON: clientDataJson } = response.response
    const sealed = await host.sealKey({ ...use, signed, clientDataJson, offer: init }, { signal })
    return snapshotOf(await attempt.send(endpoints.delegateWallet, { ...consent, sealed }))
  } finally {
    wipeSecret(secret)
  }
}

const snapshotOf = ({ user, identityToken }: SessionSnapshot): SessionSnapshot => ({ user, identityToken })

const planOnchain = async (
  { options }: VaultConnection,
  wanted: { account: string; scope: DelegationScope },
): Promise<OnchainAccess> => (await lazily(import('./onchainAccess.ts'))).planOnchainAccess(options, wanted)

/** The person's passkeys: any may sign the consent. */
function signing({ allowCredentials }: DelegateWalletInit) {
  if (allowCredentials.length) return allowCredentials as PublicKeyCredentialDescriptorJSON[]
  throw new LatchkeyError(
    'passkey_required',
    'Giving server access is signed by a passkey, and this person has none. Add one first.',
  )
}

/** Those that also open the vault, so that one prompt does both. */
function opening(vault: Vault, init: DelegateWalletInit) {
  const ids = new Set(wrapCredentials(vault))
  const both = signing(init).filter(({ id }) => ids.has(id))
  if (both.length) return both
  throw new LatchkeyError(
    'passkey_required',
    'None of this person’s passkeys opens their wallets any more. Pass their passcode.',
  )
}
