import { toBase64url, type DelegateWalletInit, type DelegationGrant } from '@latchkey/core/wire'
import canonicalize from 'canonicalize'
import { expect, test } from 'vitest'
import { signal, testBrowser, testServer } from '../testServer.test.kit.ts'
import { indexedDbStorage } from './indexedDbStorage.ts'
import { verifyOffer, type Asked } from './verifyOffer.ts'

const asked: Asked = {
  v: 1,
  type: 'delegation',
  appId: 'app',
  userId: 'did:latchkey:ada',
  walletId: 'wallet',
  address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  chainType: 'ethereum',
  mode: 'sealed',
  scope: { actions: ['personal_sign'] },
  ttl: 3_600,
}
const now = Math.floor(Date.now() / 1000)
const { ttl, ...fields } = asked
const grant: DelegationGrant = { ...fields, epoch: 3, issuedAt: now, expiresAt: now + ttl }
const offer = { grant, pk: 'BPk', actionId: 'action', exp: now + 120 }

test('takes an offer that is signed, and is what was asked for', async () => {
  const server = await identity()
  expect(await verifyOffer(await server.sign(offer), asked, browser())).toEqual(offer)
})

const altered: Record<string, object> = {
  'another version': { v: 2 },
  'another app': { appId: 'another' },
  'another person': { userId: 'did:latchkey:eve' },
  'another wallet': { walletId: 'other' },
  'another address': { address: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359' },
  'the same address in other letters': { address: fields.address.toLowerCase() },
  'another chain': { chainType: 'solana' },
  'another mode': { mode: 'onchain' },
  'a wider scope': { scope: { actions: ['personal_sign', 'eth_sendTransaction'] } },
  'a later end': { expiresAt: grant.expiresAt + 1 },
  'no end': { expiresAt: undefined },
  'an end that is no number': { expiresAt: String(grant.expiresAt) },
  'a beginning years ahead': { issuedAt: now + 1e8, expiresAt: now + 1e8 + ttl },
  'a field that nobody asked for': { extra: true },
  'an epoch that is none': { epoch: 1.5 },
}

test.each(Object.entries(altered))('refuses %s, though signed', async (_, change) => {
  const server = await identity()
  const init = await server.sign({ ...offer, grant: { ...grant, ...change } })
  await expect(verifyOffer(init, asked, browser())).rejects.toMatchObject({ code: 'delegation_grant_mismatch' })
})

test('refuses an offer for another request, or written in another way', async () => {
  const server = await identity()
  const foreign = await server.sign({ ...offer, actionId: 'another' })
  foreign.actionId = 'action'
  const spaced = await server.sign(offer, (value) => JSON.stringify(value, null, 1))
  for (const init of [foreign, spaced])
    await expect(verifyOffer(init, asked, browser())).rejects.toMatchObject({ code: 'delegation_grant_mismatch' })
})

test('refuses a signature that does not hold, and a key that is not the one named', async () => {
  const [server, other] = [await identity(), await identity()]
  const init = await server.sign(offer)
  const broken = { ...init, offer: init.offer.replace('did:latchkey:ada', 'did:latchkey:eve') }
  const swapped = { ...init, identityKey: (await other.sign(offer)).identityKey }
  const renamed = { ...init, kid: (await other.sign(offer)).kid }
  const nonsense = { ...init, offerSig: '!' }
  for (const bad of [broken, swapped, renamed, nonsense])
    await expect(verifyOffer(bad, asked, browser())).rejects.toMatchObject({ code: 'delegation_key_not_trusted' })
})

test('keeps the first key that it meets and refuses a change', async () => {
  const [server, impostor] = [await identity(), await identity()]
  const here = browser()
  await verifyOffer(await server.sign(offer), asked, here)
  await verifyOffer(await server.sign(offer), asked, here)
  const refused = verifyOffer(await impostor.sign(offer), asked, here)
  await expect(refused).rejects.toMatchObject({ code: 'delegation_key_changed' })
})

test('a pinned key is the only one taken, and the first meeting does not count', async () => {
  const [server, impostor] = [await identity(), await identity()]
  const here = { ...browser(), pinnedIdentityKeys: [(await server.sign(offer)).kid] }
  const refused = verifyOffer(await impostor.sign(offer), asked, here)
  await expect(refused).rejects.toMatchObject({ code: 'delegation_key_not_trusted' })
  expect(await verifyOffer(await server.sign(offer), asked, here)).toEqual(offer)
})

test('nobody is asked for a passkey where somebody stands between the app and the server', async () => {
  const server = await testServer()
  const { open, passkey } = testBrowser(server)
  const backend = open()
  await backend.signupWithPasskey!({ signal })
  const { user } = await backend.createWallet!({ chainType: 'ethereum', signal })
  server.between = async (request, next) => {
    const response = await next(request)
    if (!request.url.endsWith('/delegations/init')) return response
    const init = (await response.json()) as { offer: string }
    const pk = /"pk":"([^"]+)"/.exec(init.offer)![1]!
    return Response.json({ ...init, offer: init.offer.replace(pk, pk.replace(/.$/, 'A')) })
  }
  const prompts = passkey.prompts
  const refused = backend.delegateWallet!({ address: user.wallet!.address, chainType: 'ethereum', signal })
  await expect(refused).rejects.toMatchObject({ code: 'delegation_key_not_trusted' })
  expect(passkey.prompts).toBe(prompts)
})

const browser = () => ({ url: '', appId: 'app', scope: 'test', storage: indexedDbStorage(crypto.randomUUID()) })

/** A server's identity key, and the offers that it signs. */
async function identity() {
  const es256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
  const keys = await crypto.subtle.generateKey(es256, true, ['sign', 'verify'])
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey)
  const utf8 = (text: string) => new TextEncoder().encode(text)
  const digest = await crypto.subtle.digest('SHA-256', utf8(canonicalize({ crv, kty, x, y })!))
  const identityKey = { kty: kty!, crv: crv!, x: x!, y: y! }
  return {
    async sign(
      signed: { actionId: string; grant: object },
      write: (value: object) => string = (value) => canonicalize(value)!,
    ): Promise<DelegateWalletInit> {
      const text = write(signed)
      const signature = await crypto.subtle.sign(es256, keys.privateKey, utf8(text))
      return {
        actionId: signed.actionId,
        nonce: '',
        rpId: 'localhost',
        allowCredentials: [],
        offer: text,
        offerSig: toBase64url(new Uint8Array(signature)),
        kid: toBase64url(new Uint8Array(digest)),
        identityKey,
      }
    },
  }
}
