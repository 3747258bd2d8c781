import * as is from './check.ts'
import { shape } from './codec.ts'

/** A wallet that an app asks for on behalf of a person. */
export interface WalletToCreate {
  chainType: string
  /** Adds the smart wallet that the person's first Ethereum wallet owns. */
  createSmartWallet?: boolean | null
  policyIds?: unknown[]
  additionalSigners?: unknown[]
}

/** A wallet to make, as it travels. */
export const walletToCreate = shape<WalletToCreate>({
  chain_type: is.string,
  create_smart_wallet: is.optional(is.nullable(is.boolean)),
  policy_ids: is.optional(is.array()),
  additional_signers: is.optional(is.array()),
})
