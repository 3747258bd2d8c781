import type { Verb } from '../backend/Backend.ts'
import { lazily } from '../lazily.ts'
import type { Session } from '../session/createSession.ts'

type WalletWork = typeof import('../wallets/walletWork.ts')

let loaded: WalletWork | undefined

/** Loads what is done with wallets: no first screen needs it. */
export async function loadWalletWork(): Promise<WalletWork> {
  return (loaded ??= await lazily(import('../wallets/walletWork.ts')))
}

/** Does something with wallets: at once where that is loaded, else after that, if nobody signed in or out meanwhile. */
export function withWalletWork<result>(
  session: Session,
  verb: Verb,
  act: (work: WalletWork) => Promise<result>,
): Promise<result> {
  if (loaded) return act(loaded)
  const beginning = session.begin()
  return loadWalletWork().then((work) => {
    session.assertCurrent(verb, beginning)
    return act(work)
  })
}
