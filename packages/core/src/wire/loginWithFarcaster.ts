import * as is from './check.ts'
import type { FarcasterChannel, FarcasterProof } from '../types/Farcaster.ts'
import { plain, shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { loginMode, type LoginMode } from './loginMode.ts'
import { sessionAnswer } from './session.ts'
import { user } from './user.ts'

/** Privy's names. Only `message` and `signature` prove anything; the rest is what the relay says of the person. */
export type FarcasterAnswer =
  | { state: 'pending'; nonce: string }
  | {
      state: 'completed'
      nonce: string
      message: string
      signature: string
      fid: number
      username: string
      display_name: string
      bio: string
      pfp_url: string
    }

const channelToken = is.text('the token of a channel', /^[\w.-]{1,256}$/, 256)
const fid = is.integer(1)

const farcasterProof = {
  channel_token: channelToken,
  message: is.text('a text of at most 4,000 characters', /^/, 4_000),
  signature: is.text('a signature in hex', /^0x[0-9a-fA-F]{2,8192}$/, 8_194),
  fid,
}

/** Opens a channel by which the person's Farcaster client answers. */
export const initFarcaster = endpoint({
  method: 'POST',
  path: '/farcaster/init',
  auth: 'none',
  body: shape<{ relyingParty?: string; redirectUrl?: string }>({
    relying_party: is.optional(is.string),
    redirect_url: is.optional(is.string),
  }),
  response: shape<FarcasterChannel>({ channel_token: is.string, connect_uri: is.string }),
})

/** The header that names the channel that is asked about. */
export const farcasterChannelHeader = 'farcaster-channel-token'

/** What came back by the channel so far: `pending`, or what to sign in with. */
export const farcasterStatus = endpoint({
  method: 'GET',
  path: '/farcaster/status',
  auth: 'none',
  response: plain<FarcasterAnswer>(is.object({ state: is.oneOf('pending', 'completed'), nonce: is.string })),
})

/** Signs in who holds a Farcaster id. */
export const loginWithFarcaster = endpoint({
  method: 'POST',
  path: '/farcaster/authenticate',
  auth: 'none',
  body: shape<FarcasterProof & { mode?: LoginMode }>({ ...farcasterProof, mode: loginMode }),
  response: sessionAnswer,
})

/** Links a Farcaster account to the person. */
export const linkFarcaster = endpoint({
  method: 'POST',
  path: '/farcaster/link',
  auth: 'user',
  body: shape<FarcasterProof>(farcasterProof),
  response: user,
})

/** Takes a Farcaster account from the person. */
export const unlinkFarcaster = endpoint({
  method: 'POST',
  path: '/farcaster/unlink',
  auth: 'user',
  body: shape<{ fid: number }>({ fid }),
  response: user,
})
