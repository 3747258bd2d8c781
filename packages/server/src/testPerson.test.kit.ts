import { softwarePasskey } from '@latchkey/conformance/passkey'
import type { DelegationScope } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import {
  actionChallenge,
  fromBase64url,
  sealAad,
  toBase64url,
  walletPossessionMessage,
  type DelegationOffer,
} from '@latchkey/core/wire'
import { secp256k1 } from '@noble/curves/secp256k1'
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke'
import { canonicalJson, utf8 } from './bytes.ts'
import { addressOf, personalSign } from './signer/evmKey.ts'
import type { TestClient } from './testClient.test.kit.ts'
import { origin } from './testServer.test.kit.ts'

/** Somebody who signed up with a passkey. */
export async function testPerson(server: Pick<TestClient, 'ask'>, { dpop }: { dpop?: string } = {}) {
  const passkey = softwarePasskey({ origin })
  const { options } = await server.ask(endpoints.signupWithPasskeyInit, {})
  const authenticatorResponse = await passkey.create(options)
  const session = await server.ask(endpoints.signupWithPasskey, { authenticatorResponse }, dpop ? { dpop } : {})
  return { passkey, ...session }
}

type Person = Awaited<ReturnType<typeof testPerson>>

/** A wallet of theirs, and its key as only their vault would know it. */
export async function testWallet(
  server: Pick<TestClient, 'ask'>,
  { token, user }: Person,
  { walletIndex = 0 as number | null } = {},
) {
  const key = secp256k1.utils.randomPrivateKey() as Uint8Array<ArrayBuffer>
  const address = addressOf(key)!
  const signature = personalSign(key, utf8(walletPossessionMessage(user.id, address)))
  const recoveryMethod = 'user-passkey' as const
  const registration = { address, chainType: 'ethereum' as const, walletIndex, recoveryMethod, signature }
  const answer = await server.ask(endpoints.createWallet, registration, { token })
  const account = answer.user.linkedAccounts.find((each) => each.type === 'wallet' && each.address === address)
  return { key, address, id: (account as { id: string }).id, registration }
}

type Wallet = Pick<Awaited<ReturnType<typeof testWallet>>, 'key' | 'address'>

/** Asks for an offer. */
export const initDelegation = (
  server: Pick<TestClient, 'ask'>,
  { token }: Person,
  { address }: { address: string },
  { ttl = 3_600, scope = { actions: ['personal_sign'] } as DelegationScope } = {},
) => server.ask(endpoints.delegateWalletInit, { address, chainType: 'ethereum', mode: 'sealed', scope, ttl }, { token })

/** Consents to an offer and seals the wallet's key to it, as the vault does. */
export async function consent(
  { passkey }: Person,
  { key }: Pick<Wallet, 'key'>,
  init: Awaited<ReturnType<typeof initDelegation>>,
) {
  const { grant, pk } = JSON.parse(init.offer) as DelegationOffer
  const signed = canonicalJson({ grant, pk })
  const nonce = fromBase64url(init.nonce)
  const { challenge, actionHash } = await actionChallenge({
    nonce,
    method: 'POST',
    path: '/delegations/complete',
    body: signed,
  })
  const { rpId, allowCredentials } = init
  const options = { challenge: toBase64url(challenge), rpId, allowCredentials, userVerification: 'required' }
  const assertion = await passkey.get(options as PublicKeyCredentialRequestOptionsJSON)
  const aad = await sealAad(actionHash, fromBase64url(assertion.response.clientDataJSON))
  const recipient = await suite.DeserializePublicKey(fromBase64url(pk))
  const sealed = await suite.Seal(recipient, key, { info: utf8('latchkey/delegation/v1'), aad })
  const { encapsulatedSecret, ciphertext } = sealed
  return {
    actionId: init.actionId,
    assertion,
    signed,
    sealed: { enc: toBase64url(encapsulatedSecret), ct: toBase64url(ciphertext) },
  }
}

const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM)

/** Turns server access on. */
export async function delegate(
  server: Pick<TestClient, 'ask'>,
  person: Person,
  wallet: Wallet,
  options: { ttl?: number; scope?: DelegationScope } = {},
) {
  const answer = await consent(person, wallet, await initDelegation(server, person, wallet, options))
  return { answer, ...(await server.ask(endpoints.delegateWallet, answer, { token: person.token })) }
}
