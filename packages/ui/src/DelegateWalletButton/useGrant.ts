'use client'
import {
  findWallet,
  isEmbeddedWallet,
  messagesOnly,
  wallets,
  type Capabilities,
  type DelegationMode,
  type DelegationScope,
  type LatchkeyError,
  type User,
  type Wallet,
} from '@latchkey/core'
import { useCapabilities, useHeadlessDelegatedActions, usePrivy, useUser } from '@latchkey/react'
import { useState } from 'react'
import { isUnsure } from '../parts/isUnsure.ts'
import { useFlight } from '../parts/useFlight.ts'
import type { GrantState } from './GrantState.ts'

export interface UseGrantParameters {
  wallet?: string | undefined
  mode?: DelegationMode | undefined
  scope?: DelegationScope | undefined
  onGranted?: ((wallet: Wallet) => void) | undefined
  onDeclined?: (() => void) | undefined
  onError?: ((error: LatchkeyError) => void) | undefined
}

/** The way from a press to server access, in states that a component shows. */
export function useGrant({ wallet: address, mode, scope: asked, onGranted, onDeclined, onError }: UseGrantParameters) {
  const { ready, user, error: unreachable } = usePrivy()
  const { refreshUser } = useUser(nothing)
  const { delegateWallet } = useHeadlessDelegatedActions()
  const { delegate } = useCapabilities()
  const can = mode === 'onchain' ? byContract(delegate, asked) : delegate
  const { flight, fly, reset } = useFlight()
  const [isReviewing, setReviewing] = useState(false)
  const [about, setAbout] = useState<string>()

  // The wallet in question stays in question after it has got its access.
  const held = about ?? address
  const wallet = user ? (held ? findWallet(user, held) : nextWallet(user, can)) : undefined
  const scope = asked ?? messagesOnly(wallet?.chainType ?? 'ethereum')
  if (flight.status === 'done' && !wallet?.delegated) reset() // it has ended since, or its person is gone

  async function allow({ expiresIn, passcode }: { expiresIn: number; passcode?: string }) {
    if (!wallet) return
    const { address, chainType } = wallet
    setAbout(address)
    const granted = await fly(async () => {
      try {
        const options = { expiresIn, scope, ...(mode && { mode }), ...(passcode && { passcode }) }
        return await delegateWallet({ address, chainType, ...options })
      } catch (error) {
        onError?.(error as LatchkeyError)
        if (!isUnsure(error as LatchkeyError)) throw error
        const now = await refreshUser().catch(() => undefined)
        if (now && findWallet(now, address)?.delegated) return now
        throw error
      }
    })
    if (!granted) return
    setReviewing(false)
    onGranted?.(findWallet(granted, address) ?? wallet)
  }

  const { error } = flight
  const status = stateOf()
  const state: GrantState = {
    status,
    ...(error ? { error } : status === 'error' && unreachable && { error: unreachable }),
  }

  function stateOf(): GrantState['status'] {
    if (!ready) return 'loading'
    if (!user) return user === null ? 'unauthenticated' : 'error'
    if (flight.status === 'error' && wallet?.delegated) return 'empty'
    if (flight.status === 'error') return isUnsure(flight.error) ? 'unknown' : 'error'
    if (flight.status !== 'idle') return flight.status
    if (!wallet || wallet.delegated) return 'empty'
    if (!can?.chainTypes.includes(wallet.chainType) || !isEmbeddedWallet(wallet)) return 'unsupported'
    return isReviewing ? 'reviewing' : 'idle'
  }

  return {
    state,
    wallet,
    can,
    scope,
    isOpen: isReviewing && wallet !== undefined && status !== 'done' && status !== 'empty',
    review: () => {
      reset()
      setAbout(undefined)
      setReviewing(true)
    },
    allow,
    dismiss: () => {
      setReviewing(false)
      if (status === 'reviewing') onDeclined?.()
    },
  }
}

/** What can be given where a contract keeps the limits: nothing on chains where none does. */
const byContract = (can: Capabilities['delegate'], scope: DelegationScope | undefined): Capabilities['delegate'] =>
  can && scope?.chainIds?.every((chainId) => can.onchainChainIds?.includes(chainId))
    ? { ...can, chainTypes: ['ethereum'], enforcement: 'chain' }
    : null

/** Where no wallet is named: the first that can get server access and has none. */
const nextWallet = (user: User, can: Capabilities['delegate']): Wallet | undefined => {
  const own = wallets(user).filter((wallet) => isEmbeddedWallet(wallet) && can?.chainTypes.includes(wallet.chainType))
  return own.find(({ delegated }) => !delegated) ?? own[0]
}

const nothing = () => undefined
