import { privateKeyToAccount } from 'viem/accounts'
import { createSiweMessage } from 'viem/siwe'

export const appId = 'latchkey-bench-app-000000'
export const appSecret = 'a-secret-that-only-the-server-of-the-app-has'
export const origin = 'http://localhost:5173'

/** What the app's own server sends along. */
export const asApp = {
  authorization: `Basic ${Buffer.from(`${appId}:${appSecret}`).toString('base64')}`,
  'content-type': 'application/json',
}

/** An import of a person with four accounts. */
export const importOf = (number: number, address = `0x${number.toString(16).padStart(40, '0')}`) =>
  JSON.stringify({
    linked_accounts: [
      { type: 'email', address: `person-${number}@bench.example` },
      { type: 'wallet', chain_type: 'ethereum', address },
      { type: 'google_oauth', subject: `google-${number}`, email: `person-${number}@bench.example`, name: 'A Person' },
      { type: 'discord_oauth', subject: String(number), username: `person.${number}` },
    ],
  })

/** Imports a person of four accounts and signs them in with their wallet; gives what their page then holds. */
export async function signInPerson(url: string, number: number): Promise<SignedIn> {
  const wallet = privateKeyToAccount(`0x${(number + 1).toString(16).padStart(64, '0')}`)
  const { id } = await post<{ id: string }>(`${url}/v1/users`, importOf(number, wallet.address), asApp)
  const headers = { 'content-type': 'application/json', origin }
  const { address } = wallet
  const { nonce } = await post<{ nonce: string }>(`${url}/v1/siwe/init`, JSON.stringify({ address }), headers)
  const { host } = new URL(origin)
  const message = createSiweMessage({ address, chainId: 1, domain: host, nonce, uri: origin, version: '1' })
  const signature = await wallet.signMessage({ message })
  const proof = { message, signature, chainId: 'eip155:1', walletClientType: null, connectorType: null }
  const session = await post<Session>(`${url}/v1/siwe/authenticate`, JSON.stringify(proof), headers)
  if (session.user.id !== id) throw new Error('Somebody else was signed in than was imported.')
  return { id, accessToken: session.token, identityToken: session.identity_token }
}

export interface SignedIn {
  id: string
  accessToken: string
  identityToken: string
}

interface Session {
  user: { id: string }
  token: string
  identity_token: string
}

/** Posts JSON; anything but a yes is an error. */
export async function post<answer>(url: string, body: string, headers: Record<string, string>): Promise<answer> {
  const response = await fetch(url, { method: 'POST', headers, body })
  const text = await response.text()
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text}`)
  return JSON.parse(text) as answer
}
