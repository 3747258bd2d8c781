import { isEmbeddedWallet, LatchkeyError, refreshUser, wallets, type ChainType, type Session } from '@latchkey/core'
import type { SigningOptions } from './SigningOptions.ts'

/** The wallet that was named, else the person's first embedded one of this kind. */
export async function signingWallet(
  session: Session,
  { address, chainType = 'ethereum' }: SigningOptions & { chainType?: ChainType },
): Promise<string> {
  if (address !== undefined) return address
  const user = session.store.getState().user ?? (await refreshUser(session))
  const first = wallets(user).find((wallet) => wallet.chainType === chainType && isEmbeddedWallet(wallet))
  if (first) return first.address
  throw new LatchkeyError('wallet_not_found', `This person has no embedded wallet on ${chainType}. Create one first.`)
}
