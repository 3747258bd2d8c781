'use client'
import type { Wallet } from '@latchkey/core'
import { useCapabilities, useWallets } from '@latchkey/react'
import { useMessages } from '../messages/useMessages.ts'
import { Announcer } from '../parts/Announcer.tsx'
import type { ListState } from '../parts/ListState.ts'
import { Section, type HeadingLevel } from '../parts/Section.tsx'
import { ShowMore } from '../parts/ShowMore.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { slot, type Slot } from '../parts/Slot.ts'
import { Unreachable } from '../parts/Unreachable.tsx'
import { useListState } from '../parts/useListState.ts'
import { useShowMore } from '../parts/useShowMore.ts'
import { CreateWallet, CreateWalletSkeleton } from './CreateWallet.tsx'
import { walletMessages } from './walletMessages.ts'
import { WalletRow } from './WalletRow.tsx'

export interface WalletListProps extends Slot<ListState> {
  /** Default: every wallet. */
  filter?: (wallet: Wallet) => boolean
  /** Why the app asks for server access, in a sentence that the person reads before answering. */
  purpose?: string
  /** Default 2. */
  headingLevel?: HeadingLevel
}

/** The person's wallets: addresses, where their keys are, who else may use them, and a way to make another. */
export function WalletList({ filter = all, purpose, headingLevel, ...root }: WalletListProps) {
  const say = useMessages(walletMessages)
  const { wallets: can } = useCapabilities()
  const wallets = useWallets().wallets.filter(filter)
  const state = useListState(wallets.length)
  const { shown, next, showMore } = useShowMore(wallets)
  const isKnown = state.status === 'ready' || state.status === 'empty'

  return (
    <Announcer>
      <div {...slot('wallet-list', state, root)}>
        <Section title={say('wallets.title')} headingLevel={headingLevel} busy={state.status === 'loading'}>
          {state.status === 'loading' && <Skeleton rows={1} />}
          {state.status === 'unauthenticated' && <p data-part="note">{say('wallets.signedOut')}</p>}
          {state.status === 'error' && <Unreachable error={state.error} />}
          {state.status === 'empty' && <p data-part="note">{say(can ? 'wallets.empty' : 'wallets.emptyHere')}</p>}
          {state.status === 'ready' && (
            <ul data-part="rows">
              {shown.map((wallet) => (
                <WalletRow key={`${wallet.chainType}:${wallet.address}`} wallet={wallet} purpose={purpose} />
              ))}
            </ul>
          )}
          <ShowMore next={next} onPress={showMore} />
          {isKnown && <CreateWallet />}
          {state.status === 'loading' && can && <CreateWalletSkeleton />}
        </Section>
      </div>
    </Announcer>
  )
}

const all = () => true
