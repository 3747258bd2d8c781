import { LatchkeyError } from '@latchkey/core'
import { verifySignature, type IdentityKey } from '@latchkey/core/proof'
import { parseJson, type DelegationGrant, type DelegationOffer } from '@latchkey/core/wire'
import type { VaultHost } from '@latchkey/vault/host'
import canonicalize from 'canonicalize'

/** The grant that a key is to be sealed under, once it is certain that the frame's own server offered it, word for word. */
export async function readGrant({
  signed,
  offer,
  address,
}: Pick<Parameters<VaultHost['sealKey']>[0], 'signed' | 'offer' | 'address'>): Promise<DelegationGrant> {
  const { keys } = (await (await fetch('/.well-known/latchkey-identity')).json()) as { keys: IdentityKey[] }
  const { offer: text, offerSig: signature, kid } = offer
  if (!(await verifySignature({ text, signature, kid }, keys))) throw foreign('was not made by this wallet’s server')
  const { grant, pk } = parseJson(text) as DelegationOffer
  if (canonicalize({ grant, pk }) !== signed || grant.address !== address) throw foreign('is not what was signed')
  return grant
}

const foreign = (why: string) =>
  new LatchkeyError('delegation_key_not_trusted', `The offer of server access ${why}. No access was given.`)
