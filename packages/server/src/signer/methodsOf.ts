import { LatchkeyError } from '@latchkey/core'
import { once } from '../once.ts'
import type { Method, Signable } from './Signable.ts'

/** Reads what is to be signed with a wallet's key. What can be is loaded for the chain that is asked for. */
export async function readerOf(
  chainType: 'ethereum' | 'solana',
  { method, params }: { method: string; params: object },
): Promise<() => Signable> {
  const methods = await methodsOf(chainType)
  return () => {
    const read = methods.get(method)
    if (read) return read({ ...params })
    const known = [...methods.keys(), chainType === 'ethereum' ? 'eth_sendTransaction' : 'signAndSendTransaction']
    throw new LatchkeyError(
      'unsupported_method',
      `Nothing was signed: ${JSON.stringify(method.slice(0, 40))} is not a method of ${chainType} wallets here (${known.join(', ')}).`,
    )
  }
}

const methodsOf = (chainType: 'ethereum' | 'solana'): Promise<ReadonlyMap<string, Method>> =>
  chainType === 'ethereum' ? ethereum() : solana()

const ethereum = once(async () => (await import('./ethereumMethods.ts')).ethereumMethods)
const solana = once(async () => (await import('./solanaMethods.ts')).solanaMethods)
