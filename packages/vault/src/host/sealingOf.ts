import { LatchkeyError } from '@latchkey/core'
import { actionChallenge, fromBase64url, sealAad, type DelegationOffer } from '@latchkey/core/wire'
import canonicalize from 'canonicalize'
import type { SealKeyParameters } from '../sealKey.ts'

interface SealingOf {
  signed: string
  clientDataJson: string
  address: string
}

/** To whom a wallet's key is sealed and what that is tied to, read from what the person's passkey signed. */
export async function sealingOf({ signed, clientDataJson, address }: SealingOf): Promise<SealKeyParameters> {
  const { grant, pk } = readCanonical(signed)
  if (grant?.address !== address || typeof pk !== 'string')
    throw new LatchkeyError(
      'delegation_grant_mismatch',
      'What was signed is for another wallet than the one whose key is asked for. No access was given.',
    )
  const request = { method: 'POST', path: '/delegations/complete', body: signed }
  const { actionHash } = await actionChallenge({ nonce: new Uint8Array(), ...request })
  return { recipient: fromBase64url(pk), aad: await sealAad(actionHash, fromBase64url(clientDataJson)) }
}

/** What was signed; nothing, where it could be read in two ways. */
function readCanonical(signed: string): Partial<DelegationOffer> {
  try {
    const said = JSON.parse(signed) as Partial<DelegationOffer>
    return canonicalize(said) === signed ? said : {}
  } catch {
    return {}
  }
}
