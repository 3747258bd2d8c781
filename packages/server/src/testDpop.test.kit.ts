import { SignJWT, generateKeyPair } from 'jose'
import type { TestServer } from './testServer.test.kit.ts'

/** A browser's DPoP key. `prove` makes a fresh proof for a POST, with what the test changes. */
export async function testDpop({ clock }: TestServer) {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const prove = async (path: string, claims: object = {}, header: object = {}) =>
    new SignJWT({
      htm: 'POST',
      htu: `http://server.test${path}`,
      iat: clock.now / 1000,
      jti: crypto.randomUUID(),
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty: kty!, crv: crv!, x: x!, y: y! }, ...header })
      .sign(privateKey)
  return { prove }
}
