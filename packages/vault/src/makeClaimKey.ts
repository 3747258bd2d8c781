import { LatchkeyError } from '@latchkey/core'
import { claimAad, claimInfo, fromBase64url, toBase64url } from '@latchkey/core/wire'
import { suite } from './suite.ts'

/** A key that never leaves this browser, for one claim of wallets that were made ahead. */
export interface ClaimKey {
  /** What the server seals to: SEC1 uncompressed, base64url. */
  publicKey: string
  /** The entropy of the wallets, which is the caller's to wipe. Both parts are base64url. */
  open(sealed: { enc: string; ct: string }): Promise<Uint8Array<ArrayBuffer>>
}

/** Makes one; what was sealed for anybody but this person does not open with it. */
export async function makeClaimKey(userId: string): Promise<ClaimKey> {
  const pair = await suite.GenerateKeyPair(false)
  const publicKey = toBase64url(await suite.SerializePublicKey(pair.publicKey))
  const options = { info: new TextEncoder().encode(claimInfo), aad: claimAad(userId, publicKey) }
  return {
    publicKey,
    async open({ enc, ct }) {
      try {
        const entropy = await suite.Open(pair, fromBase64url(enc), fromBase64url(ct), options)
        if (entropy.length === 16) return entropy as Uint8Array<ArrayBuffer>
      } catch (cause) {
        throw refused(cause)
      }
      throw refused()
    },
  }
}

const refused = (cause?: unknown) =>
  new LatchkeyError(
    'vault_corrupt',
    'What the server sealed is not the secret of this person’s wallets, so no vault was made. Try again; if it stays, tell whoever runs the server.',
    { cause },
  )
