import { LatchkeyError, type Session } from '@latchkey/core'
import { createEthereumProvider } from './createEthereumProvider.ts'
import type { EthereumChain } from './EthereumChain.ts'
import type { EthereumProvider } from './EthereumProvider.ts'

/** Asks the person for the passcode of a wallet that opens by one. */
export type AskPasscode = () => Promise<string>

interface Held {
  provider: EthereumProvider
  askPasscode?: AskPasscode | undefined
}

const held = new WeakMap<Session, Map<string, Held>>()

/** The provider of one wallet: the same one for as long as the session lives. The latest `askPasscode` is the one that counts. */
export function walletProvider(
  session: Session,
  {
    address,
    chains,
    askPasscode,
  }: { address: string; chains: readonly EthereumChain[]; askPasscode?: AskPasscode | undefined },
): EthereumProvider {
  const wallets = held.get(session) ?? new Map<string, Held>()
  held.set(session, wallets)
  const wallet = wallets.get(address) ?? makeWallet(session, address, chains)
  wallets.set(address, wallet)
  if (askPasscode) wallet.askPasscode = askPasscode
  return wallet.provider
}

function makeWallet(session: Session, address: string, chains: readonly EthereumChain[]): Held {
  const wallet: Held = {
    provider: createEthereumProvider({
      session,
      address,
      chains,
      withPasscode: (run) => withPasscode(wallet.askPasscode, run),
    }),
  }
  return wallet
}

async function withPasscode<result>(ask: AskPasscode | undefined, run: (passcode?: string) => Promise<result>) {
  try {
    return await run()
  } catch (error) {
    if (!ask || !(error instanceof LatchkeyError) || error.code !== 'passcode_required') throw error
    return await run(await ask())
  }
}
