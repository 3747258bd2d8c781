import type { ChainType } from '@latchkey/core'

/** Where anyone can look at an address, for the chains that have such a place; only ever a link, never loaded. */
export const publicExplorer = ({
  address,
  chainType,
}: {
  address: string
  chainType: ChainType
}): string | undefined =>
  chainType === 'ethereum' ? `https://etherscan.io/address/${encodeURIComponent(address)}` : undefined
