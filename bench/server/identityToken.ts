import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { appId } from './people.ts'

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** Verifies the tokens below. */
export const verificationKey = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }))
/** The same, as SPKI in PEM. */
export const verificationPem = verificationKey.export({ type: 'spki', format: 'pem' }) as string

/** An identity token with wallets, as our server and Privy's write it. */
export function identityToken(accounts: number): string {
  const now = Math.floor(Date.now() / 1000)
  const wallets = Array.from({ length: accounts }, (_, index) => ({
    type: 'wallet',
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    address: `0x${String(index).padStart(40, '0')}`,
    chain_type: 'ethereum',
    wallet_client_type: 'privy',
    lv: now,
  }))
  const header = { alg: 'ES256', typ: 'JWT', kid: 'UGpZ9mRpcVRiPPjXlQe9PBqwVVdhqLXQY0RQIrO3JwA' }
  const claims = {
    iss: 'privy.io',
    sub: 'did:latchkey:a-person-of-the-bench',
    aud: appId,
    iat: now,
    exp: now + 3_600,
    cr: String(now),
    linked_accounts: JSON.stringify(wallets),
  }
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return `${signed}.${signature.toString('base64url')}`
}
