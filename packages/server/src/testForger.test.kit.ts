import { toBase64url } from '@latchkey/core/wire'
import { p256 } from '@noble/curves/p256'
import { sha256 } from '@noble/hashes/sha2'
import { utf8 } from './bytes.ts'
import { origin, type TestServer } from './testServer.test.kit.ts'

/** What an assertion says, in so far as it is not what it should be. */
export interface Said {
  type?: string
  origin?: string
  challenge?: string
  crossOrigin?: boolean
  rpId?: string
  userPresent?: boolean
  userVerified?: boolean
  counter?: number
}

/** A passkey of a person's that signs whatever it is told, as no device would. */
export async function testForger({ store, clock }: Pick<TestServer, 'store' | 'clock'>, userId: string) {
  const secretKey = p256.utils.randomPrivateKey()
  const point = p256.getPublicKey(secretKey, false)
  // COSE (RFC 9053): kty EC2, alg ES256, crv P-256, and the two coordinates of 32 bytes.
  const head = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]
  const publicKey = new Uint8Array([...head, ...point.slice(1, 33), 0x22, 0x58, 0x20, ...point.slice(33)])
  const id = toBase64url(crypto.getRandomValues(new Uint8Array(32)))
  const at = clock.now
  const data = { credential_id: id, enrolled_in_mfa: false }
  const account = { type: 'passkey' as const, key: id, data, firstVerifiedAt: at, latestVerifiedAt: at }
  const row = { id, userId, publicKey, counter: 0, transports: [], createdAt: at }
  const credential = { ...row, deviceType: 'singleDevice' as const, backedUp: false }
  await store.users.link(userId, account, { credential })

  return {
    id,
    get: async (challenge: string, said: Said = {}): Promise<AuthenticationResponseJSON> => {
      const { rpId = new URL(origin).hostname, userPresent = true, userVerified = true, counter = 0, ...client } = said
      const told = { type: 'webauthn.get', challenge, origin, crossOrigin: false, ...client }
      const clientDataJSON = utf8(JSON.stringify(told))
      const flags = (userPresent ? 1 : 0) | (userVerified ? 4 : 0)
      const count = [counter >>> 24, (counter >>> 16) & 255, (counter >>> 8) & 255, counter & 255]
      const authenticatorData = new Uint8Array([...sha256(utf8(rpId)), flags, ...count])
      const signed = sha256(new Uint8Array([...authenticatorData, ...sha256(clientDataJSON)]))
      return {
        id,
        rawId: id,
        type: 'public-key',
        response: {
          clientDataJSON: toBase64url(clientDataJSON),
          authenticatorData: toBase64url(authenticatorData),
          signature: toBase64url(p256.sign(signed, secretKey).toDERRawBytes()),
          userHandle: toBase64url(utf8(userId)),
        },
        clientExtensionResults: {},
      }
    },
  }
}
