import type { Session } from '../session/createSession.ts'
import { askWallet, unreachable } from './askWallet.ts'
import { generateSiweMessage } from './generateSiweMessage.ts'

/** An external wallet, as browsers offer it (EIP-1193). */
export interface Eip1193Provider {
  request(parameters: { method: string; params?: unknown[] }): Promise<unknown>
}

/** Connects an external wallet and has it sign that it is here. `name` is what the wallet calls itself. */
export async function proveWallet(
  session: Session,
  { provider, name }: { provider: Eip1193Provider; name?: string },
): Promise<{ message: string; signature: string; chainId: string; walletClientType?: string }> {
  const accounts = await ask(provider, 'eth_requestAccounts')
  const address = text(Array.isArray(accounts) ? accounts[0] : undefined, 'it gave no account')
  const chain = Number.parseInt(text(await ask(provider, 'eth_chainId'), 'it named no chain'), 16)
  if (!Number.isSafeInteger(chain)) throw unreachable('it named no chain')
  const chainId = `eip155:${chain}`
  const message = await generateSiweMessage(session, { address, chainId })
  const hex = `0x${Array.from(new TextEncoder().encode(message), (byte) => byte.toString(16).padStart(2, '0')).join('')}`
  const signature = text(await ask(provider, 'personal_sign', [hex, address]), 'it gave no signature')
  return { message, signature, chainId, ...(name && { walletClientType: name }) }
}

const ask = (provider: Eip1193Provider, method: string, params: unknown[] = []) =>
  askWallet(method, () => provider.request({ method, params }))

function text(value: unknown, otherwise: string): string {
  if (typeof value === 'string') return value
  throw unreachable(otherwise)
}
