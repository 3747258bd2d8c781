'use client'
import type { Wallet } from '@latchkey/core'
import { useCapabilities, useWallets } from '@latchkey/react'
import { useMessages } from '../messages/useMessages.ts'
import { List, type ListProps } from '../parts/List.tsx'
import { useListState } from '../parts/useListState.ts'
import { CreateWallet, CreateWalletSkeleton } from './CreateWallet.tsx'
import { walletMessages } from './walletMessages.ts'
import { WalletRow } from './WalletRow.tsx'

export interface WalletListProps extends ListProps {
  /** Default: every wallet. */
  filter?: (wallet: Wallet) => boolean
  /** Why the app asks for server access, in a sentence that the person reads before answering. */
  purpose?: string
}

/** The person's wallets: addresses, where their keys are, who else may use them, and a way to make another. */
export function WalletList({ filter = all, purpose, ...root }: WalletListProps) {
  const say = useMessages(walletMessages)
  const { wallets: can } = useCapabilities()
  const wallets = useWallets().wallets.filter(filter)
  const state = useListState(wallets.length)
  const isKnown = state.status === 'ready' || state.status === 'empty'

  return (
    <List
      name="wallet-list"
      {...{ root, state }}
      title={say('wallets.title')}
      signedOut={say('wallets.signedOut')}
      empty={say(can ? 'wallets.empty' : 'wallets.emptyHere')}
      items={wallets}
      toKey={({ chainType, address }) => `${chainType}:${address}`}
      row={(wallet) => <WalletRow {...{ wallet, purpose }} />}
      after={() => (isKnown ? <CreateWallet /> : state.status === 'loading' && can && <CreateWalletSkeleton />)}
    />
  )
}

const all = () => true
