import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { bench, describe } from 'vitest'
import { nodeKey } from './verificationKey.ts'
import { verifyIdentityToken } from './verifyIdentityToken.ts'

const appId = 'latchkey-test-app-0000000'
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string
const key = { key: createPublicKey(pem), dsaEncoding: 'ieee-p1363' as const }

const entry = (index: number) => ({
  type: 'wallet',
  id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  address: `0x${String(index).padStart(40, '0')}`,
  chain_type: 'ethereum',
  wallet_client_type: 'privy',
  delegated: false,
  lv: 1_760_000_000,
})
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** An identity token with some accounts, and its parts. */
function tokenWith(accounts: number) {
  const now = Math.floor(Date.now() / 1000)
  const linked_accounts = JSON.stringify(Array.from({ length: accounts }, (_, index) => entry(index)))
  const claims = { iss: 'privy.io', sub: 'did:latchkey:a', aud: appId, iat: now, exp: now + 3_600, cr: String(now) }
  const header = { alg: 'ES256', typ: 'JWT', kid: 'UGpZ9mRpcVRiPPjXlQe9PBqwVVdhqLXQY0RQIrO3JwA' }
  const signed = `${encode(header)}.${encode({ ...claims, linked_accounts })}`
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return { token: `${signed}.${signature.toString('base64url')}`, signed, signature }
}

for (const accounts of [1, 4, 16])
  describe(`an identity token of ${accounts} accounts`, () => {
    const { token, signed, signature } = tokenWith(accounts)
    const [, payload] = signed.split('.') as [string, string]
    const rules = { appId, issuer: 'privy.io', clockTolerance: 60, now: Date.now, key: nodeKey(pem) }

    bench('bare ECDSA verify and JSON.parse, the yardstick', () => {
      verify('sha256', Buffer.from(signed), key, signature)
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { linked_accounts: string }
      JSON.parse(claims.linked_accounts)
    })
    bench('verifyIdentityToken', () => void verifyIdentityToken(token, rules))
  })
