import * as endpoints from '@latchkey/core/endpoints'
import { farcasterChannelHeader, WireInvalidError } from '@latchkey/core/wire'
import { sha256 } from '../bytes.ts'
import { farcasterOf, verifyFarcaster } from '../farcaster/verifyFarcaster.ts'
import { route } from '../http/route.ts'
import { whoAsks } from '../http/whoAsks.ts'
import { findOrCreateUser } from '../people/findOrCreateUser.ts'
import { linkAccount } from '../people/linkAccount.ts'
import { nonceLifetime, randomNonce } from '../people/signInMessage.ts'
import { unlinkOwn } from '../people/unlinkOwn.ts'
import { startSession } from '../session/startSession.ts'
import { verifyDpop } from '../tokens/dpop.ts'

/** Opens a channel by which the person’s Farcaster client answers. */
export const initFarcaster = route(endpoints.initFarcaster, async (call, { redirectUrl }) => {
  const { server, request } = call
  const { relay } = farcasterOf(server)
  const nonce = randomNonce()
  const asking = request.headers.get('origin') ?? ''
  const siweUri = server.origins.includes(asking) ? asking : server.origins[0]!
  const question = { nonce, domain: new URL(siweUri).host, siweUri, ...(redirectUrl && { redirectUrl }) }
  const { channelToken, url } = await relay.open(question)
  await server.store.tickets.put({
    kind: 'farcaster',
    id: nonce,
    userId: (await whoAsks(call))?.userId ?? null,
    data: { channel: await sha256(channelToken) },
    expiresAt: server.now() + nonceLifetime,
  })
  return { channelToken, connectUri: url }
})

/** Tells whether the person answered, and what. */
export const farcasterStatus = route(endpoints.farcasterStatus, async ({ server, request }) => {
  const channelToken = request.headers.get(farcasterChannelHeader) ?? ''
  if (!/^[\w.-]{1,256}$/.test(channelToken))
    throw new WireInvalidError('', `names no channel. Send the header ${farcasterChannelHeader}`)
  return farcasterOf(server).relay.status(channelToken)
})

/** Signs in who holds a Farcaster id. */
export const loginWithFarcaster = route(
  endpoints.loginWithFarcaster,
  async ({ server, request }, { mode, ...proof }) => {
    const jkt = await verifyDpop(server, request)
    const account = await verifyFarcaster(server, proof)
    const person = await findOrCreateUser(server, account, { mode })
    if (!person.isNewUser) await server.store.users.setAccountData(person.userId, account, account.data)
    return startSession(server, { ...person, jkt })
  },
)

/** Links a Farcaster account to the person, who opened the channel. */
export const linkFarcaster = route(
  endpoints.linkFarcaster,
  async ({ server, session: { userId } }, proof) =>
    linkAccount(server, userId, await verifyFarcaster(server, proof, { askedBy: userId })),
  { mfa: 'link' },
)

/** Takes a Farcaster account from the person. */
export const unlinkFarcaster = route(
  endpoints.unlinkFarcaster,
  (call, { fid }) => unlinkOwn(call, { type: 'farcaster', key: String(fid) }),
  { mfa: 'unlink' },
)
