import { toBase64url } from '@latchkey/core/wire'
import canonicalize from 'canonicalize'
import { afterEach, expect, test, vi } from 'vitest'
import { readGrant } from './readGrant.ts'

afterEach(() => vi.unstubAllGlobals())

const es256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'

async function identity() {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(es256, true, ['sign', 'verify'])
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const required = new TextEncoder().encode(canonicalize({ kty, crv, x, y }))
  const kid = toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', required)))
  const sign = async (text: string) =>
    toBase64url(new Uint8Array(await crypto.subtle.sign(es256, privateKey, new TextEncoder().encode(text))))
  return { jwk: { kty, crv, x, y, kid }, kid, sign }
}

/** A server, and an offer that somebody made in its name. */
async function offered({ by, pk = 'key' }: { by?: Awaited<ReturnType<typeof identity>>; pk?: string } = {}) {
  const server = await identity()
  vi.stubGlobal('fetch', async () => Response.json({ keys: [server.jwk] }))
  const { kid, sign } = by ?? server
  const grant = { address, scope: { actions: ['personal_sign'] }, expiresAt: 1 }
  const offer = canonicalize({ grant, pk, actionId: 'one', exp: 1 })!
  const signed = canonicalize({ grant, pk: 'key' })!
  return { signed, offer: { offer, offerSig: await sign(offer), kid }, address }
}

test('what the server offered is read to the person', async () => {
  expect(await readGrant(await offered())).toMatchObject({ address, scope: { actions: ['personal_sign'] } })
})

test.each([
  ['by somebody else', async () => offered({ by: await identity() })],
  ['for another key than was signed', async () => offered({ pk: 'another' })],
  ['for another wallet', async () => ({ ...(await offered()), address: '0x0000000000000000000000000000000000000001' })],
])('an offer %s is refused, and nobody is asked', async (_what, make) => {
  await expect(readGrant(await make())).rejects.toMatchObject({ code: 'delegation_key_not_trusted' })
})
