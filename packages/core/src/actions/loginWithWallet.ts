import { LatchkeyError } from '../errors/LatchkeyError.ts'
import type { Session } from '../session/createSession.ts'
import { generateSiweMessage } from './generateSiweMessage.ts'
import { loginWithSiwe } from './loginWithSiwe.ts'

/** An external wallet, as browsers offer it (EIP-1193). */
export interface Eip1193Provider {
  request(parameters: { method: string; params?: unknown[] }): Promise<unknown>
}

/** Signs in with an external wallet: connects it, has it sign, proves it. `name` is what the wallet calls itself. */
export async function loginWithWallet(
  session: Session,
  { provider, name }: { provider: Eip1193Provider; name?: string },
) {
  const [address] = await ask<string[]>(provider, 'eth_requestAccounts')
  if (typeof address !== 'string') throw unreachable('it gave no account')
  const chainId = `eip155:${Number.parseInt(await ask<string>(provider, 'eth_chainId'), 16)}`
  const message = await generateSiweMessage(session, { address, chainId })
  const hex = `0x${Array.from(new TextEncoder().encode(message), (byte) => byte.toString(16).padStart(2, '0')).join('')}`
  const signature = await ask<string>(provider, 'personal_sign', [hex, address])
  return await loginWithSiwe(session, { message, signature, chainId, ...(name && { walletClientType: name }) })
}

async function ask<answer>(provider: Eip1193Provider, method: string, params: unknown[] = []): Promise<answer> {
  try {
    return (await provider.request({ method, params })) as answer
  } catch (cause) {
    if ((cause as { code?: unknown } | null)?.code !== 4001) throw unreachable(`it failed in ${method}`, cause)
    throw new LatchkeyError('wallet_rejected', 'The request was declined in the wallet. Nothing was signed.', { cause })
  }
}

const unreachable = (why: string, cause?: unknown) =>
  new LatchkeyError('wallet_unreachable', `The wallet could not be used: ${why}. Unlock it and try again.`, { cause })
