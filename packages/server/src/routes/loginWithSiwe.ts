import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Hex } from 'viem'
import { getAddress, verifyMessage } from 'viem/utils'
import { parseSiweMessage } from 'viem/siwe'
import { route } from '../http/route.ts'
import { findOrCreateUser } from '../people/findOrCreateUser.ts'
import type { Server } from '../Server.ts'
import { startSession } from '../session/startSession.ts'
import { verifyDpop } from '../tokens/dpop.ts'

const lifetime = 600_000

/** Gives the nonce that a Sign-In with Ethereum message (EIP-4361) must hold. */
export const generateSiweNonce = route(endpoints.generateSiweNonce, async ({ server }, { address }) => {
  const nonce = randomHex()
  const expiresAt = server.now() + lifetime
  const data = { address: address.toLowerCase() }
  await server.store.tickets.put({ kind: 'siwe', id: nonce, userId: null, data, expiresAt })
  return { nonce, address, expiresAt: new Date(expiresAt).toISOString() }
})

/** Signs in with an external wallet (EIP-4361). */
export const loginWithSiwe = route(endpoints.loginWithSiwe, async ({ server, request }, proof) => {
  const jkt = await verifyDpop(server, request)
  const address = await verify(server, proof)
  const key = address.toLowerCase()
  await refuseEmbedded(server, key)
  const data = {
    address,
    chain_type: 'ethereum',
    chain_id: proof.chainId,
    wallet_client: 'unknown',
    wallet_client_type: proof.walletClientType ?? 'unknown',
    connector_type: proof.connectorType ?? 'injected',
    imported: false,
  }
  const person = await findOrCreateUser(server, { type: 'wallet', key, data })
  return startSession(server, { ...person, jkt })
})

async function verify(server: Server, { message, signature, chainId }: Proof): Promise<Hex> {
  const fields = parseSiweMessage(message)
  const ticket = fields.nonce ? await server.store.tickets.take('siwe', fields.nonce, server.now()) : null
  if (!ticket) throw refuse('its nonce is not one of ours, was used before, or is too old')
  if (fields.version !== '1') throw refuse('it is not version 1')
  if (!fields.address || fields.address.toLowerCase() !== ticket.data['address'])
    throw refuse('it is for another wallet')
  if (!isOurs(server, fields)) throw refuse('it is for another site')
  if (chainId !== `eip155:${fields.chainId}`) throw refuse('its chain is not the one given beside it')
  if (!isTimely(fields, server.now())) throw refuse('it is not valid at this time')
  const address = getAddress(fields.address)
  const genuine = await verifyMessage({ address, message, signature: signature as Hex }).catch(() => false)
  if (!genuine) throw refuse('the wallet did not sign it')
  return address
}

interface Proof {
  message: string
  signature: string
  chainId: string
}
type Fields = ReturnType<typeof parseSiweMessage>

function isOurs({ origins }: Server, { domain, uri }: Fields): boolean {
  const origin = uri && URL.canParse(uri) ? new URL(uri).origin : undefined
  return origins.some((each) => new URL(each).host === domain && each === origin)
}

function isTimely({ issuedAt, notBefore, expirationTime }: Fields, now: number): boolean {
  const minute = 60_000
  if (!issuedAt || !(issuedAt.getTime() <= now + minute)) return false
  if (notBefore && !(notBefore.getTime() <= now)) return false
  return !expirationTime || expirationTime.getTime() > now
}

/** An embedded wallet may sign for its person without them, so it must not open their account. */
async function refuseEmbedded({ store, now }: Server, key: string): Promise<void> {
  const userId = await store.users.findByAccount('wallet', key)
  const holder = userId ? await store.users.get(userId, now()) : null
  const wallet = holder?.accounts.find((account) => account.type === 'wallet' && account.key === key)
  if (wallet?.data['connector_type'] === 'embedded')
    throw refuse('this wallet was made here; sign in the way its owner signed up')
}

const refuse = (why: string) =>
  new LatchkeyError('siwe_invalid', `The sign-in message was refused: ${why}. Ask for a new one.`)

/** Letters and digits only, as the standard wants. */
const randomHex = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
