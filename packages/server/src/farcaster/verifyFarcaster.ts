import { LatchkeyError } from '@latchkey/core'
import { httpsUrl, type FarcasterProof } from '@latchkey/core/wire'
import type { Hex } from 'viem'
import { parseSiweMessage } from 'viem/siwe'
import { getAddress, verifyMessage } from 'viem/utils'
import { sha256 } from '../bytes.ts'
import type { ProvenAccount } from '../people/linkAccount.ts'
import { isFor, isTimely } from '../people/signInMessage.ts'
import type { Server } from '../Server.ts'

/** Checks that the holder of a Farcaster id signed a message of ours (FIP-11); uses its nonce up. `askedBy`: who must have opened the channel. */
export async function verifyFarcaster(
  server: Server,
  { channelToken, message, signature, fid }: FarcasterProof,
  { askedBy }: { askedBy?: string } = {},
): Promise<ProvenAccount> {
  const { relay, ownsFid } = farcasterOf(server)
  const fields = parseSiweMessage(message)
  const ticket = fields.nonce ? await server.store.tickets.take('farcaster', fields.nonce, server.now()) : null
  if (!ticket || ticket.data['channel'] !== (await sha256(channelToken)))
    throw refused('its nonce is not one of ours, was used before, or is too old')
  if (askedBy !== undefined && ticket.userId !== askedBy) throw refused('it was not asked for by the signed-in person')
  if (!isFor(server.origins, fields)) throw refused('it is for another site')
  if (!isTimely(fields, server.now())) throw refused('it is not valid at this time')
  if (fields.version !== '1' || fields.chainId !== 10 || !fields.address) throw refused('it is not as FIP-11 has it')
  if (!fields.resources?.includes(`farcaster://fid/${fid}`)) throw refused('it is for another id')
  const address = getAddress(fields.address)
  const genuine = await verifyMessage({ address, message, signature: signature as Hex }).catch(() => false)
  if (!genuine) throw refused('the address in it did not sign it')
  if (!(await ownsFid(address, fid))) throw refused('the address does not hold the id')
  return { type: 'farcaster', key: String(fid), data: { fid, owner_address: address, ...(await profileOf()) } }

  /** What the relay says of them: nothing that anybody is found by, and nothing that is needed. */
  async function profileOf() {
    const said = await relay.status(channelToken).catch(() => undefined)
    if (said?.state !== 'completed' || said.fid !== fid) return {}
    const picture = httpsUrl(said.pfp_url)
    return {
      ...(said.username && { username: said.username.slice(0, 256) }),
      ...(said.display_name && { display_name: said.display_name.slice(0, 256) }),
      ...(said.bio && { bio: said.bio.slice(0, 256) }),
      ...(picture && { profile_picture_url: picture, profile_picture: picture }),
    }
  }
}

/** How people sign in with Farcaster here; throws where they do not. */
export function farcasterOf({ farcaster }: Server): NonNullable<Server['farcaster']> {
  if (farcaster) return farcaster
  throw new LatchkeyError('capability_missing', 'This server knows no relay of Farcaster’s. Give it farcaster.relay.')
}

const refused = (why: string) =>
  new LatchkeyError('farcaster_invalid', `The message from Farcaster was refused: ${why}. Begin again.`)
