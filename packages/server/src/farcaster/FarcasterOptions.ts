import type { FarcasterAnswer } from '@latchkey/core/wire'

/** How people sign in with Farcaster. */
export interface FarcasterOptions {
  /** What carries the question to the person’s Farcaster client, and the answer back: `farcasterRelay({ url })`. */
  relay: FarcasterRelay
  /** Whether an address may sign for a Farcaster id. Default: asks the id registry, by the node that `rpcUrls` names for `eip155:10`. */
  ownsFid?: (address: string, fid: number) => Promise<boolean>
}

/** A relay of FIP-11. */
export interface FarcasterRelay {
  /** Opens a channel for one answer. `url` is where the person’s client finds the question. */
  open(question: FarcasterQuestion): Promise<{ channelToken: string; url: string }>
  /** What came back so far. */
  status(channelToken: string): Promise<FarcasterAnswer>
}

/** What the message that is asked for must say. */
export interface FarcasterQuestion {
  nonce: string
  domain: string
  siweUri: string
  redirectUrl?: string
}
