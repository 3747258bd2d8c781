import type { ChainType } from '@latchkey/core'

interface FormatAmountOptions {
  chainType: ChainType
  /** Absent: any. */
  chainIds: readonly number[] | undefined
  locale: string | undefined
}

/** Wei or lamports as people write them; `coin` is absent where the chains' coins differ or are not known. */
export function formatAmount(
  amount: string,
  { chainType, chainIds, locale }: FormatAmountOptions,
): { text: string; coin?: string } {
  const decimals = chainType === 'solana' ? 9 : 18
  const digits = amount.padStart(decimals + 1, '0')
  const fraction = digits.slice(-decimals).replace(/0+$/, '')
  // As a text: a number would be rounded.
  const exact = `${digits.slice(0, -decimals)}${fraction && `.${fraction}`}` as `${number}`
  const text = new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(exact)
  if (chainType === 'solana') return { text, coin: 'SOL' }
  return chainIds?.every((id) => etherChains.has(id)) ? { text, coin: 'ETH' } : { text }
}

/** Chains whose own coin is ether. */
const etherChains: ReadonlySet<number> = new Set([1, 10, 8453, 42161, 59144, 534352, 11155111, 84532])
