import * as is from '@latchkey/core/check'
import { parseJson } from '@latchkey/core/wire'

/** What Privy's SDK asks of its frame. */
export interface PrivyQuestion {
  id: string
  event: string
  data: unknown
}

/** A message as a question; undefined where it is none. The one SDK sends objects, the other one texts. */
export function toQuestion(message: unknown): PrivyQuestion | undefined {
  try {
    const { id, event, data } = (typeof message === 'string' ? parseJson(message) : message) as PrivyQuestion
    return typeof id === 'string' && typeof event === 'string' && event.startsWith('privy:')
      ? { id, event, data }
      : undefined
  } catch {
    return undefined // nobody's
  }
}

/** Server access to wallets, as it is asked for. */
export interface PrivyConsent {
  accessToken: string
  delegatedWallets: { address: string; chainType: 'ethereum' | 'solana' }[]
}

/** What stands with a question for consent; refused where it is something else. */
export const readConsent = (data: unknown): PrivyConsent =>
  is.object({
    accessToken: is.string,
    delegatedWallets: is.array(is.object({ address: is.string, chainType: is.oneOf('ethereum', 'solana') })),
  })(data, '') as PrivyConsent

/** Whose wallet a question is about, and who asks. */
export const readWallet = (data: unknown): { accessToken: string; entropyId: string } =>
  is.object({ accessToken: is.string, entropyId: is.string })(data, '') as { accessToken: string; entropyId: string }
