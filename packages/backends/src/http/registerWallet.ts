import type { RecoveryMethod, SessionSnapshot } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { walletPossessionMessage } from '@latchkey/core/wire'
import type { UnlockedVault, WalletPlace } from '@latchkey/vault'
import type { Attempt } from './createConnection.ts'

interface RegisterWalletParameters {
  userId: string
  unlocked: UnlockedVault
  place: WalletPlace
  recoveryMethod: RecoveryMethod
}

/** Tells the server of a wallet in the person's vault, with a signature that proves its key. */
export async function registerWallet(
  attempt: Attempt,
  { userId, unlocked, place, recoveryMethod }: RegisterWalletParameters,
): Promise<SessionSnapshot> {
  const { chainType } = place
  const signer = await (chainType === 'ethereum' ? unlocked.ethereum(place) : unlocked.solana(place))
  const { address } = signer
  const signature = await signer.signMessage(walletPossessionMessage(userId, address))
  const walletIndex = 'walletIndex' in place ? place.walletIndex : null
  return attempt.send(endpoints.createWallet, { address, chainType, walletIndex, recoveryMethod, signature })
}
