import { LatchkeyError } from '../errors/LatchkeyError.ts'
import type { Session } from '../session/createSession.ts'
import { generateSiweMessage } from './generateSiweMessage.ts'

/** An external wallet, as browsers offer it (EIP-1193). */
export interface Eip1193Provider {
  request(parameters: { method: string; params?: unknown[] }): Promise<unknown>
}

/** ms. How long a prompt of the wallet may stay open. */
const patience = 300_000

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

async function ask(provider: Eip1193Provider, method: string, params: unknown[] = []): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(unreachable(`it did not answer ${method} within ${patience / 1000} s`)), patience)
      Promise.resolve(provider.request({ method, params })).then(resolve, reject)
    })
  } catch (cause) {
    if (cause instanceof LatchkeyError) throw cause
    if ((cause as { code?: unknown } | null)?.code !== 4001) throw unreachable(`it failed in ${method}`, cause)
    throw new LatchkeyError('wallet_rejected', 'The request was declined in the wallet. Nothing was signed.', { cause })
  } finally {
    clearTimeout(timer)
  }
}

function text(value: unknown, otherwise: string): string {
  if (typeof value === 'string') return value
  throw unreachable(otherwise)
}

const unreachable = (why: string, cause?: unknown) =>
  new LatchkeyError('wallet_unreachable', `The wallet could not be used: ${why}. Unlock it and try again.`, { cause })
