import * as is from './check.ts'
import { plain, shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { snapshot } from './session.ts'

/** Hands the secret of pregenerated wallets over to their person, sealed to a key of their browser. May be repeated until it is completed. */
export const claimWalletsInit = endpoint({
  method: 'POST',
  path: '/vault/claim/init',
  auth: 'user',
  body: shape<{
    /** A P-256 public key (SEC1 uncompressed), base64url. */
    recipientPublicKey: string
  }>({ recipient_public_key: is.text('a P-256 public key in base64url', /^[\w-]{87}$/) }),
  response: plain<{ enc: string; ct: string }>(is.object({ enc: is.string, ct: is.string })),
})

/** Ends the server's part: once the person's own vault is stored, the server forgets the secret. */
export const claimWallets = endpoint({
  method: 'POST',
  path: '/vault/claim/complete',
  auth: 'user',
  body: plain<{
    /** By the secret's first Ethereum key over `walletPossessionMessage` of its address, whether that wallet is linked or not. */
    signature: string
  }>(is.object({ signature: is.text('a signature in hex', /^0x[0-9a-fA-F]{130}$/) })),
  response: snapshot,
})
