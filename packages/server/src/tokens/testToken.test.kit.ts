import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { nodeKey } from './verificationKey.ts'

export const appId = 'latchkey-test-app-0000000'
/** Milliseconds, on a whole second. */
export const now = Date.parse('2026-11-21T09:00:00Z')
export const seconds = now / 1000

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
export { publicKey }
export const rules = { appId, issuer: 'privy.io', clockTolerance: 60, now: () => now }
export const key = nodeKey(publicKey.export({ type: 'spki', format: 'pem' }) as string)

export const header = { alg: 'ES256', typ: 'JWT', kid: 'test' }
export const claims = {
  iss: 'privy.io',
  sub: 'did:latchkey:ada',
  aud: appId,
  iat: seconds,
  exp: seconds + 600,
  cr: '1760000000',
  linked_accounts: JSON.stringify([{ type: 'email', address: 'ada@example.com', lv: 1_760_000_000 }]),
}

export const encode = (part: unknown) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url')

/** A token whose parts are as they are given, well signed. */
export function signed(head: string, payload: string, by: KeyObject = privateKey): string {
  const text = `${head}.${payload}`
  const signature = createSign('sha256').update(text).sign({ key: by, dsaEncoding: 'ieee-p1363' })
  return `${text}.${signature.toString('base64url')}`
}

/** A well-signed token with some members changed; undefined takes one out. */
export const mint = (changes: object = {}, headerChanges: object = {}, by?: KeyObject) =>
  signed(encode({ ...header, ...headerChanges }), encode({ ...claims, ...changes }), by)
