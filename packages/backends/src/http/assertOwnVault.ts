import { isEmbeddedWallet, LatchkeyError, wallets, type User } from '@latchkey/core'
import type { WalletPlace } from '@latchkey/vault'
import { isHeld } from './assertHeld.ts'
import { embeddedWallet } from './embeddedWallet.ts'

interface KnownWallet {
  address: string
  place: WalletPlace
}

/** A wallet that the person's vault must hold; none where they have none yet. */
export function knownWallet(user: User): KnownWallet | undefined {
  const known = wallets(user).find((wallet) => isEmbeddedWallet(wallet) && isHeld(wallet.chainType))
  return known && { address: known.address, place: embeddedWallet(user, known.address).place }
}

/** Refuses a vault that does not hold it: one that opens and still is not theirs, so that others may know what comes of it. */
export function assertOwnVault(known: KnownWallet | undefined, held: string | undefined): void {
  if (!known || known.address === held) return
  throw new LatchkeyError(
    'vault_corrupt',
    `The server’s vault does not hold the key of ${known.address}, so it is not this person’s and no wallet was made in it. Tell whoever runs the server.`,
  )
}
