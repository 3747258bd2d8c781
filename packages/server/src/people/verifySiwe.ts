import { LatchkeyError } from '@latchkey/core'
import type { SiweProof } from '@latchkey/core/wire'
import type { Hex } from 'viem'
import { getAddress, verifyMessage } from 'viem/utils'
import { parseSiweMessage } from 'viem/siwe'
import type { Server } from '../Server.ts'
import { externalWallet } from './externalWallet.ts'
import type { ProvenAccount } from './linkAccount.ts'
import { isFor, isTimely, type SignInFields } from './signInMessage.ts'

/** Checks that an external wallet signed a message (EIP-4361) of ours; uses its nonce up. `askedBy`: who must have asked for the nonce. */
export async function verifySiwe(
  server: Server,
  { message, signature, chainId: given, walletClientType, connectorType }: SiweProof,
  { askedBy }: { askedBy?: string } = {},
): Promise<ProvenAccount> {
  const { address, chainId } = await readSiwe(server, message, {
    isForUs: (fields) => isFor(server.origins, fields),
    askedBy,
  })
  if (given && given !== chainId && `eip155:${given}` !== chainId)
    throw siweRefused('its chain is not the one given beside it')
  const genuine = await verifyMessage({ address, message, signature: signature as Hex }).catch(() => false)
  if (!genuine) throw siweRefused('the wallet did not sign it')
  return externalWallet({ address, chainId, walletClientType, connectorType })
}

/** Reads a message that somebody claims to have signed; all of it must hold, but who signed it is not looked at. Uses its nonce up. */
export async function readSiwe(
  server: Server,
  message: string,
  { isForUs, askedBy }: { isForUs: (fields: SignInFields) => boolean; askedBy: string | undefined },
): Promise<{ address: Hex; chainId: string }> {
  const fields = parseSiweMessage(message)
  const ticket = fields.nonce ? await server.store.tickets.take('siwe', fields.nonce, server.now()) : null
  if (!ticket) throw siweRefused('its nonce is not one of ours, was used before, or is too old')
  if (askedBy !== undefined && ticket.userId !== askedBy)
    throw siweRefused('its nonce was not asked for by the signed-in person')
  if (fields.version !== '1') throw siweRefused('it is not version 1')
  if (!fields.address || fields.address.toLowerCase() !== ticket.data['address'])
    throw siweRefused('it is for another wallet')
  if (!isForUs(fields)) throw siweRefused('it is for another site')
  if (!isTimely(fields, server.now())) throw siweRefused('it is not valid at this time')
  return { address: getAddress(fields.address), chainId: `eip155:${fields.chainId}` }
}

/** How a message that does not hold is refused. */
export const siweRefused = (why: string) =>
  new LatchkeyError('siwe_invalid', `The sign-in message was refused: ${why}. Ask for a new one.`)
