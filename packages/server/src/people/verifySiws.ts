import { LatchkeyError } from '@latchkey/core'
import type { SiwsProof } from '@latchkey/core/wire'
import { base58, base64 } from '@scure/base'
import { utf8 } from '../bytes.ts'
import type { Server } from '../Server.ts'
import { externalWallet } from './externalWallet.ts'
import { isEd25519Signature } from './isEd25519Signature.ts'
import type { ProvenAccount } from './linkAccount.ts'
import { isFor, isTimely, type SignInFields } from './signInMessage.ts'
import { solanaOffchainMessage } from './solanaOffchainMessage.ts'

/** Checks that an external Solana wallet signed a message of ours; uses its nonce up. `askedBy`: who must have asked for the nonce. */
export async function verifySiws(
  server: Server,
  { message, signature, messageType, walletClientType, connectorType }: SiwsProof,
  { askedBy }: { askedBy?: string } = {},
): Promise<ProvenAccount> {
  if (messageType === 'transaction')
    throw new LatchkeyError(
      'not_supported',
      'This server takes signatures over the message itself, not over a transaction that carries it. Sign the message (message_type plain or offchain-message).',
    )
  const fields = readSiwsMessage(message)
  const ticket = fields ? await server.store.tickets.take('siws', fields.nonce, server.now()) : null
  if (!fields || !ticket)
    throw siwsRefused('it cannot be read, or its nonce is not one of ours, was used before, or is too old')
  if (askedBy !== undefined && ticket.userId !== askedBy)
    throw siwsRefused('its nonce was not asked for by the signed-in person')
  const { address } = fields
  if (address !== ticket.data['address']) throw siwsRefused('it is for another wallet')
  if (!isFor(server.origins, fields)) throw siwsRefused('it is for another site')
  if (!isTimely(fields, server.now())) throw siwsRefused('it is not valid at this time')
  if (!(await isSigned({ fields, message, signature, messageType }))) throw siwsRefused('the wallet did not sign it')
  return externalWallet({ address, walletClientType, connectorType })
}

/** How a message that does not hold is refused. */
export const siwsRefused = (why: string) =>
  new LatchkeyError('siws_invalid', `The sign-in message was refused: ${why}. Ask for a new one.`)

/** Reads a Sign-In with Solana message; null where it is none. */
function readSiwsMessage(message: string): (SignInFields & { address: string; uri: string; nonce: string }) | null {
  const { domain, address, uri, nonce, issuedAt, expirationTime, notBefore } = form.exec(message)?.groups ?? {}
  if (!domain || !address || !uri || !nonce || !issuedAt) return null
  return {
    domain,
    address,
    uri,
    nonce,
    issuedAt: new Date(issuedAt),
    ...(expirationTime && { expirationTime: new Date(expirationTime) }),
    ...(notBefore && { notBefore: new Date(notBefore) }),
  }
}

const form = new RegExp(
  [
    '^(?<domain>\\S+) wants you to sign in with your Solana account:',
    '(?<address>[1-9A-HJ-NP-Za-km-z]{32,44})',
    '(?:',
    '[^\\n]+',
    ')?',
    'URI: (?<uri>\\S+)',
    'Version: 1',
    'Chain ID: \\S+',
    'Nonce: (?<nonce>\\w{8,64})',
    'Issued At: (?<issuedAt>[\\dTZ:.+-]+)(?:',
    'Expiration Time: (?<expirationTime>[\\dTZ:.+-]+))?(?:',
    'Not Before: (?<notBefore>[\\dTZ:.+-]+))?(?:',
    'Request ID: \\S*)?(?:',
    'Resources:(?:',
    '- \\S+)*)?$',
  ].join('\\n'),
)

interface Signed {
  fields: { address: string; uri: string }
  message: string
  signature: string
  messageType: SiwsProof['messageType']
}

async function isSigned({ fields, message, signature, messageType }: Signed): Promise<boolean> {
  try {
    const publicKey = base58.decode(fields.address)
    const domain = new URL(fields.uri).origin
    const signed =
      messageType === 'offchain-message' ? solanaOffchainMessage({ message, publicKey, domain }) : utf8(message)
    return await isEd25519Signature({ signature: base64.decode(signature), message: signed, publicKey })
  } catch {
    return false
  }
}
