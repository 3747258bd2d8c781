import type { Sender } from './Sender.ts'

/** How transactions of a chain's kind are sent. Loaded for the chain that is asked for. */
export const senderOf = async (chainType: 'ethereum' | 'solana'): Promise<Sender> =>
  chainType === 'ethereum'
    ? (await import('./ethereumSender.ts')).ethereumSender
    : (await import('./solanaSender.ts')).solanaSender
