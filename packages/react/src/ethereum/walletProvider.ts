import { LatchkeyError, type Session } from '@latchkey/core'
import { createEthereumProvider } from './createEthereumProvider.ts'
import type { EthereumChain } from './EthereumChain.ts'
import type { EthereumProvider } from './EthereumProvider.ts'

/** Asks the person for the passcode of a wallet that opens by one. */
export type AskPasscode = () => Promise<string>

interface Wallet {
  provider: EthereumProvider
  /** Where it is; nowhere in an app that names no chains. */
  chain: EthereumChain | undefined
  askPasscode: AskPasscode | undefined
}

interface Place {
  address: string
  /** The first is the one that the wallet is on at first. */
  chains: readonly EthereumChain[]
}

const wallets = new WeakMap<Session, Map<string, Wallet>>()

/** The provider of one wallet: the same one for as long as the session lives. The latest `askPasscode` is the one that counts. */
export function walletProvider(
  session: Session,
  { askPasscode, ...place }: Place & { askPasscode?: AskPasscode },
): EthereumProvider {
  const wallet = find(session, place)
  if (askPasscode) wallet.askPasscode = askPasscode
  return wallet.provider
}

/** The chain that one wallet is on. */
export const walletChain = (session: Session, place: Place): EthereumChain | undefined => find(session, place).chain

function find(session: Session, { address, chains }: Place): Wallet {
  const known = wallets.get(session) ?? new Map<string, Wallet>()
  wallets.set(session, known)
  const key = address.toLowerCase()
  const wallet = known.get(key) ?? make(session, { address, chains })
  known.set(key, wallet)
  return wallet
}

function make(session: Session, { address, chains }: Place): Wallet {
  const place: Omit<Wallet, 'provider'> = { chain: chains[0], askPasscode: undefined }
  const provider = createEthereumProvider({
    session,
    address,
    chains,
    place,
    withPasscode: (run) => withPasscode(place.askPasscode, run),
  })
  return Object.assign(place, { provider })
}

async function withPasscode<result>(ask: AskPasscode | undefined, run: (passcode?: string) => Promise<result>) {
  try {
    return await run()
  } catch (error) {
    if (!ask || !(error instanceof LatchkeyError) || error.code !== 'passcode_required') throw error
    return await run(await ask())
  }
}
