import { LatchkeyError } from './LatchkeyError.ts'

/** Nothing is linked under this address. */
export class WalletNotFoundError extends LatchkeyError<'wallet_not_found'> {
  constructor(address: string) {
    super(
      'wallet_not_found',
      `No wallet ${clip(address)} is linked to this person. Call refreshUser() if it was linked elsewhere.`,
    )
  }
}

/** The wallet's key is elsewhere, so nothing can be done with it here. */
export class WalletNotEmbeddedError extends LatchkeyError<'wallet_not_embedded'> {
  constructor(address: string) {
    super(
      'wallet_not_embedded',
      `The wallet ${clip(address)} is external: its key is in another app. Use an embedded wallet.`,
    )
  }
}

/** The chain is not one this can be done on, or not the wallet's. */
export class UnsupportedChainTypeError extends LatchkeyError<'unsupported_chain_type'> {
  constructor(chainType: string, why: string) {
    super('unsupported_chain_type', `${clip(chainType)} cannot be used here: ${why}`)
  }
}

const clip = (text: string) => JSON.stringify(String(text).slice(0, 80))
