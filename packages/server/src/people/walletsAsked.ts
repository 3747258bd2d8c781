import { LatchkeyError, UnsupportedChainTypeError } from '@latchkey/core'
import { WireInvalidError, type WalletToCreate } from '@latchkey/core/wire'

/** How an app asks for wallets: a list, or the flags of older clients. */
export interface WalletsAsked {
  wallets?: readonly WalletToCreate[]
  createEthereumWallet?: boolean | null
  /** How many; 1 where only `createEthereumWallet` is given. */
  createNEthereumWallets?: number | null
  createSolanaWallet?: boolean | null
  createEthereumSmartWallet?: boolean | null
}

/** How many wallets of each kind that means. Refuses what we could not keep to. */
export function walletsAsked({
  wallets = [],
  createEthereumWallet,
  createNEthereumWallets,
  createSolanaWallet,
  createEthereumSmartWallet,
}: WalletsAsked): { ethereum: number; solana: number; smartWallet: boolean } {
  for (const [index, { chainType, createSmartWallet, ...limits }] of wallets.entries()) {
    if (chainType !== 'ethereum' && chainType !== 'solana')
      throw new UnsupportedChainTypeError(chainType, 'wallets are made on ethereum and solana.')
    if (createSmartWallet && chainType !== 'ethereum')
      throw new WireInvalidError(`wallets.${index}.create_smart_wallet`, 'needs a wallet on ethereum to own it')
    assertNoPolicies(limits)
  }
  const listed = (chain: string) => wallets.filter(({ chainType }) => chainType === chain).length
  return {
    ethereum: listed('ethereum') + (createNEthereumWallets ?? (createEthereumWallet ? 1 : 0)),
    solana: listed('solana') + (createSolanaWallet ? 1 : 0),
    smartWallet: !!createEthereumSmartWallet || wallets.some(({ createSmartWallet }) => createSmartWallet),
  }
}

/** Refuses policies and further signers: nobody here would hold a wallet to them. */
export function assertNoPolicies({
  policyIds,
  additionalSigners,
}: {
  policyIds?: unknown[] | null | undefined
  additionalSigners?: unknown[] | null | undefined
}): void {
  if (policyIds?.length || additionalSigners?.length)
    throw new LatchkeyError(
      'not_supported',
      'This server has no policies and no further signers, so it takes no policy_ids and no additional_signers. Leave them out.',
    )
}
