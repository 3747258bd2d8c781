'use client'
import type { Session } from '@latchkey/core'
import { useContext, useMemo } from 'react'
import type { EthereumChain } from '../ethereum/EthereumChain.ts'
import { walletChain } from '../ethereum/walletProvider.ts'
import { useWallets as useOurs } from '../hooks/useWallets.ts'
import { ChainsSlot } from '../provider/ChainsSlot.ts'
import { useSession } from '../provider/SessionContext.ts'
import { isEthereumWallet, type EthereumWallet } from '../wallets/ConnectedWallet.ts'
import { signText } from './walletActions.ts'

/** The person's embedded wallets for Ethereum. */
export function useWallets() {
  const session = useSession()
  const chains = useContext(ChainsSlot)
  const { ready, wallets } = useOurs()
  return useMemo(
    () => ({ ready, wallets: wallets.filter(isEthereumWallet).map((wallet) => connect(session, chains, wallet)) }),
    [session, chains, ready, wallets],
  )
}

/** An embedded wallet, ready to sign. */
export type ConnectedWallet = ReturnType<typeof make>

const connected = new WeakMap<EthereumWallet, ConnectedWallet>()

/** The same account gives the same object. */
function connect(session: Session, chains: readonly EthereumChain[], wallet: EthereumWallet): ConnectedWallet {
  const made = connected.get(wallet) ?? make(session, chains, wallet)
  connected.set(wallet, made)
  return made
}

function make(session: Session, chains: readonly EthereumChain[], wallet: EthereumWallet) {
  const { address, imported, walletIndex } = wallet
  const getEthereumProvider: EthereumWallet['getEthereumProvider'] = (options) => wallet.getEthereumProvider(options)
  return {
    type: 'ethereum' as const,
    address,
    imported,
    walletClientType: wallet.walletClientType ?? 'privy',
    connectorType: wallet.connectorType ?? 'embedded',
    ...(walletIndex !== null && { walletIndex }),
    meta: { id: 'latchkey', name: 'Embedded wallet' },
    linked: true,
    /** CAIP-2: where the wallet is now. */
    get chainId() {
      return `eip155:${walletChain(session, { address, chains })?.id ?? 1}`
    },
    isConnected: async () => session.store.getState().user !== null,
    getEthereumProvider,
    async switchChain(target: `0x${string}` | number) {
      const provider = await getEthereumProvider()
      const chainId = `0x${Number(target).toString(16)}`
      await provider.request({ method: 'wallet_switchEthereumChain', params: [{ chainId }] })
    },
    sign: async (message: string) => (await signText(session, { message }, { address })).signature,
  }
}
