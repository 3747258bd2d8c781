/** What a Farcaster client signed (FIP-11), and the channel that it came by. */
export interface FarcasterProof {
  channelToken: string
  /** The EIP-4361 text, to the letter. */
  message: string
  signature: string
  fid: number
}

/** By which a person's Farcaster client answers: they open `connectUri` in it, from a QR code or as a link. */
export interface FarcasterChannel {
  channelToken: string
  connectUri: string
}
