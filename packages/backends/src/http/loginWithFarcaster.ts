import type { FarcasterChannel, FarcasterProof, LoginResult } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { farcasterChannelHeader } from '@latchkey/core/wire'
import { asWhoIsThere } from './asWhoIsThere.ts'
import type { Connection } from './createConnection.ts'
import { shortly } from './shortly.ts'

type Called<parameters> = parameters & { signal: AbortSignal }

/** Opens a channel by which the person's Farcaster client answers. */
export async function initFarcaster(
  connection: Connection,
  { signal, ...asked }: Called<{ redirectUrl?: string }>,
): Promise<FarcasterChannel> {
  const endpoint = await asWhoIsThere(connection, endpoints.initFarcaster, signal)
  return await connection.begin('initFarcaster', signal).send(endpoint, asked)
}

/** Asks for the answer until it is there, or this is given up. */
export async function awaitFarcaster(
  connection: Connection,
  { channelToken, signal }: Called<{ channelToken: string }>,
): Promise<FarcasterProof> {
  const attempt = connection.begin('awaitFarcaster', signal)
  const headers = { [farcasterChannelHeader]: channelToken }
  for (;;) {
    const answer = await attempt.send(endpoints.farcasterStatus, undefined, { headers })
    if (answer.state === 'completed') {
      const { message, signature, fid } = answer
      return { channelToken, message, signature, fid }
    }
    await shortly(signal)
  }
}

/** Signs in who holds a Farcaster id. */
export function loginWithFarcaster(
  connection: Connection,
  { signal, ...proof }: Called<FarcasterProof>,
): Promise<LoginResult> {
  return connection.begin('loginWithFarcaster', signal).signIn(endpoints.loginWithFarcaster, proof)
}
