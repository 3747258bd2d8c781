import { LatchkeyError } from '../errors/LatchkeyError.ts'

/** ms. How long a prompt of the wallet may stay open. */
const patience = 300_000

/** Asks an external wallet for something; it may throw anything, or never answer. `what` is for messages. */
export async function askWallet<answer>(what: string, ask: () => Promise<answer>): Promise<answer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(unreachable(`it did not answer ${what} within ${patience / 1000} s`)), patience)
      Promise.resolve(ask()).then(resolve, reject)
    })
  } catch (cause) {
    if (cause instanceof LatchkeyError) throw cause
    if ((cause as { code?: unknown } | null)?.code !== 4001) throw unreachable(`it failed in ${what}`, cause)
    throw new LatchkeyError('wallet_rejected', 'The request was declined in the wallet. Nothing was signed.', { cause })
  } finally {
    clearTimeout(timer)
  }
}

/** The wallet gave nothing that could be used. */
export const unreachable = (why: string, cause?: unknown) =>
  new LatchkeyError('wallet_unreachable', `The wallet could not be used: ${why}. Unlock it and try again.`, { cause })
