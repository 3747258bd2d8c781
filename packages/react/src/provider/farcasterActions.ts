import {
  awaitFarcaster,
  initFarcaster,
  linkAccount,
  loginWithFarcaster,
  type FarcasterProof,
  type Session,
} from '@latchkey/core'

export interface AskedByFarcaster {
  /** Called with what the person opens in their Farcaster client. */
  onConnect: (connectUri: string) => void
  /** Gives it up. */
  signal: AbortSignal
  /** Where their client sends them afterwards. */
  redirectUrl?: string
}

/** Has the person's Farcaster client say who they are, and signs them in. */
export async function signInByFarcaster(session: Session, asked: AskedByFarcaster) {
  const begun = session.begin()
  return await loginWithFarcaster(session, await prove(session, asked), begun)
}

/** The same, and links it to the person. */
export const linkByFarcaster = async (session: Session, asked: AskedByFarcaster) =>
  linkAccount(session, { type: 'farcaster', ...(await prove(session, asked)) })

async function prove(session: Session, { onConnect, signal, redirectUrl }: AskedByFarcaster): Promise<FarcasterProof> {
  const { channelToken, connectUri } = await initFarcaster(session, redirectUrl === undefined ? {} : { redirectUrl })
  signal.throwIfAborted()
  onConnect(connectUri)
  return await awaitFarcaster(session, { channelToken, signal })
}
