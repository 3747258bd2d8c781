import { BackendInvalidError } from '../errors/backend.ts'
import { call } from '../session/call.ts'
import type { Session } from '../session/createSession.ts'
import { untilRestored } from '../session/run.ts'
import type { FarcasterChannel } from '../types/Farcaster.ts'

/** Opens a channel by which the person's Farcaster client answers: they open `connectUri` in it. */
export async function initFarcaster(
  session: Session,
  parameters: { redirectUrl?: string } = {},
): Promise<FarcasterChannel> {
  await untilRestored(session)
  const channel = await call(session.backend, 'initFarcaster', { ...parameters })
  if (typeof channel?.channelToken === 'string' && isOpenable(channel.connectUri)) return channel
  throw new BackendInvalidError(session.backend.name, 'initFarcaster', 'no channel')
}

/** A page, or the scheme of Farcaster's clients: nothing that would run here. */
const isOpenable = (address: unknown) => typeof address === 'string' && /^(https|farcaster):\/\//.test(address)
