import { isEmbeddedWallet, type LinkedAccountOf, type Session } from '@latchkey/core'
import { walletProvider } from '../ethereum/walletProvider.ts'
import type { EthereumChain } from '../ethereum/EthereumChain.ts'
import { solanaSigning } from '../solana/solanaSigning.ts'
import type { ConnectedWallet } from './ConnectedWallet.ts'

type WalletAccount = LinkedAccountOf<'wallet'>

const connected = new WeakMap<Session, WeakMap<WalletAccount, ConnectedWallet>>()

/** Gives a wallet what it takes to sign. The same account gives the same object. */
export function connectWallet(
  session: Session,
  chains: readonly EthereumChain[],
  account: WalletAccount,
): ConnectedWallet {
  const known = connected.get(session) ?? new WeakMap<WalletAccount, ConnectedWallet>()
  connected.set(session, known)
  const wallet = known.get(account) ?? { ...account, ...signing(session, chains, account) }
  known.set(account, wallet)
  return wallet
}

function signing(session: Session, chains: readonly EthereumChain[], account: WalletAccount): Partial<ConnectedWallet> {
  const { address, chainType } = account
  if (!isEmbeddedWallet(account)) return {}
  if (chainType === 'solana') return solanaSigning(session, address)
  if (chainType !== 'ethereum') return {}
  return { getEthereumProvider: async (options) => walletProvider(session, { address, chains, ...options }) }
}
