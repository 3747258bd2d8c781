import { UnsupportedChainTypeError } from '../errors/wallet.ts'
import type { Session } from '../session/createSession.ts'
import { signedInUser, type run } from '../session/run.ts'
import type { ChainType } from '../types/ChainType.ts'
import type { LinkedAccountOf } from '../types/LinkedAccount.ts'
import type { User } from '../types/User.ts'
import { findWallet, wallets } from '../types/wallets.ts'
import { change } from './change.ts'

/** Has the backend add a wallet, and gives it. */
export async function addWallet<verb extends 'createWallet' | 'importWallet'>(
  session: Session,
  verb: verb,
  parameters: Parameters<typeof run<verb>>[2],
): Promise<LinkedAccountOf<'wallet'>> {
  const before = signedInUser(session, verb)
  const added = ({ user }: { user: User }) => wallets(user).findLast(({ address }) => !findWallet(before, address))
  const { answer } = await change(session, verb, parameters, {
    wrongIn: (answer) => (added(answer) ? undefined : 'no new wallet'),
  })
  return added(answer)!
}

/** Refuses a chain that the backend makes no wallets for. */
export function assertChain({ backend }: Session, chainType: ChainType): void {
  const { wallets: can } = backend.capabilities
  if (can && !can.chainTypes.includes(chainType))
    throw new UnsupportedChainTypeError(chainType, `this backend makes wallets for ${can.chainTypes.join(', ')}.`)
}
