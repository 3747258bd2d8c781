import * as endpoints from '@latchkey/core/endpoints'
import { ed25519 } from '@noble/curves/ed25519'
import { secp256k1 } from '@noble/curves/secp256k1'
import { base58, base64 } from '@scure/base'
import { createSiweMessage } from 'viem/siwe'
import { utf8 } from './bytes.ts'
import { addressOf, personalSign } from './signer/evmKey.ts'
import type { Ask } from './testClient.test.kit.ts'
import { origin, type TestServer } from './testServer.test.kit.ts'

/** The code in the last mail, or the last text. */
export const lastCode = (sent: { text: string }[]) => /\b\d{6}\b/.exec(sent.at(-1)!.text)![0]

/** Has a code mailed and gives it. */
export async function mailedCode(server: TestServer, email: string, as?: Ask) {
  await server.ask(endpoints.sendCode, { email }, as)
  return lastCode(server.mails)
}

/** Has a code texted and gives it. */
export async function textedCode(server: TestServer, phoneNumber: string, as?: Ask) {
  await server.ask(endpoints.sendSmsCode, { phoneNumber }, as)
  return lastCode(server.texts)
}

/** Somebody who signed in by mail. */
export const byMail = async (server: TestServer, email: string) =>
  server.ask(endpoints.loginWithCode, { email, code: await mailedCode(server, email) })

/** A guest; the same credential is the same guest. */
export const guest = (server: TestServer, guestCredential = crypto.randomUUID().padEnd(43, 'x')) =>
  server.ask(endpoints.createGuestAccount, { guestCredential })

export const newEvmKey = () => secp256k1.utils.randomPrivateKey()
export const newSolanaKey = () => ed25519.utils.randomPrivateKey()

/** What an Ethereum wallet answers, with what the test changes in the message. */
export async function siweProof(
  server: Pick<TestServer, 'ask' | 'clock'>,
  key: Uint8Array,
  { as, changes = {}, signWith = key, chainId = 'eip155:1' }: ProofOptions & { chainId?: string | null } = {},
) {
  const address = addressOf(key) as `0x${string}`
  const { nonce } = await server.ask(endpoints.generateSiweNonce, { address }, as)
  const issuedAt = new Date(server.clock.now)
  const fields = { address, chainId: 1, domain: host, nonce, uri: origin, version: '1', issuedAt } as const
  const message = createSiweMessage({ ...fields, ...changes })
  return { message, signature: personalSign(signWith, utf8(message)), chainId, walletClientType: 'metamask' }
}

interface ProofOptions {
  as?: Ask
  changes?: object
  signWith?: Uint8Array
}

export const solanaAddressOf = (key: Uint8Array) => base58.encode(ed25519.getPublicKey(key))

/** What a Solana wallet answers, to the message that Privy's clients make, with what the test changes in it. */
export async function siwsProof(
  server: TestServer,
  key: Uint8Array,
  { as, changes = {}, signWith = key }: ProofOptions = {},
) {
  const address = solanaAddressOf(key)
  const { nonce } = await server.ask(endpoints.generateSiwsNonce, { address }, as)
  const fields = { domain: host, address, uri: origin, version: '1', nonce, issuedAt: iso(server.clock.now), end: '' }
  const { domain, uri, version, issuedAt, end, ...said } = { ...fields, ...changes }
  const message = `${domain} wants you to sign in with your Solana account:
${said.address}

You are proving you own ${said.address}.

URI: ${uri}
Version: ${version}
Chain ID: mainnet
Nonce: ${said.nonce}
Issued At: ${issuedAt}${end}
Resources:
- https://privy.io`
  const sign = (bytes: Uint8Array) => base64.encode(ed25519.sign(bytes, signWith))
  return { message, signature: sign(utf8(message)), walletClientType: 'phantom', sign }
}

const host = new URL(origin).host
const iso = (ms: number) => new Date(ms).toISOString()
