'use client'
import type { LatchkeyError, RevokeResult, Wallet } from '@latchkey/core'
import { useCapabilities, useHeadlessDelegatedActions, usePrivy, useUser } from '@latchkey/react'
import { useEffect, useRef, useState } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { holdSpinner } from '../parts/holdSpinner.ts'
import { attemptRevoke, checkRevoke, leftOver, type RevokeAttempt } from './attemptRevoke.ts'
import { chooseWallets, type WalletChoice } from './chooseWallets.ts'
import type { RevokeState } from './RevokeState.ts'
import { markUnderWay, useUnderWay } from './underWay.ts'

export interface UseRevokeParameters {
  wallets?: WalletChoice | undefined
  onRevoked?: ((result: RevokeResult) => void) | undefined
  onPartial?: ((result: RevokeResult) => void) | undefined
  onError?: ((error: LatchkeyError) => void) | undefined
}

/** Where the person is, and in whose account they got there. */
type Step = { of?: string; targets: Wallet[] } & (
  { status: 'idle' | 'confirming' | 'pending' | 'slow' | 'checking' } | RevokeAttempt
)

const start: Step = { status: 'idle', targets: [] }

/** The way from a press to a proven end of server access, in states that a component shows. */
export function useRevoke({ wallets = 'all', onRevoked, onPartial, onError }: UseRevokeParameters) {
  const { ready, error: unreachable } = usePrivy()
  const { user, refreshUser } = useUser()
  const { revokeWallets } = useHeadlessDelegatedActions()
  const { revoke: can } = useCapabilities()
  const { timing } = useUi()
  const underWay = useUnderWay(revokeWallets)
  const [taken, setStep] = useState(start)
  const running = useRef(false)

  const current = user ? chooseWallets(user, wallets, can) : []
  const step = stepNow(taken, { of: user?.id, current })
  if (step !== taken) setStep(step)
  const targets = step.targets.length ? step.targets : current
  const to = (next: RevokeAttempt | { status: 'idle' | 'confirming' | 'pending' | 'checking' }, about: Wallet[]) =>
    setStep({ ...next, targets: about, ...(user && { of: user.id }) })

  const isPending = step.status === 'pending'
  useEffect(() => {
    if (!isPending) return
    const slow = () => setStep((now) => (now.status === 'pending' ? { ...now, status: 'slow' } : now))
    const timer = setTimeout(slow, timing.slow)
    return () => clearTimeout(timer)
  }, [isPending, timing.slow])

  async function run(about: Wallet[], work: () => Promise<RevokeAttempt>) {
    running.current = true
    const since = performance.now()
    const unmark = markUnderWay(
      revokeWallets,
      about.map(({ address }) => address),
    )
    const attempt = await work()
    await holdSpinner(since, timing)
    unmark()
    running.current = false
    to(attempt, about)
    const { status, result, error } = attempt
    if (status === 'done') onRevoked?.(result)
    if (status === 'partial') onPartial?.(result)
    if (error && status !== 'done') onError?.(error)
  }

  const reread = { reread: refreshUser, patience: timing.unknown }
  const revoke = (about: Wallet[]) => {
    if (running.current || about.length === 0 || about.some(({ address }) => underWay.has(address))) return
    to({ status: 'pending' }, about)
    // All means all: also what got server access elsewhere a moment ago.
    const all = can === 'all' || (wallets === 'all' && about.length === current.length)
    const call = () => revokeWallets(all ? {} : { wallets: about.map(({ address }) => address) })
    const onCheck = () => to({ status: 'checking' }, about)
    void run(about, () => attemptRevoke({ targets: about, revoke: call, onCheck, ...reread }))
  }

  const check = (about: Wallet[]) => {
    if (running.current) return
    to({ status: 'checking' }, about)
    void run(about, () => checkRevoke({ targets: about, ...reread }))
  }

  const settled = 'result' in step ? step : undefined
  const open = settled ? leftOver(targets, settled.result) : targets
  const elsewhere = step.status === 'idle' && current.some(({ address }) => underWay.has(address))
  const status = stateOf()
  const state: RevokeState = {
    status,
    total: targets.length,
    done: settled ? targets.length - open.length : 0,
    ...(settled && { result: settled.result }),
    ...(settled?.error ? { error: settled.error } : status === 'error' && unreachable && { error: unreachable }),
  }

  function stateOf(): RevokeState['status'] {
    if (!ready) return 'loading'
    if (!user) return user === null ? 'unauthenticated' : 'error'
    if (step.status === 'checking') return 'unknown'
    if (step.status !== 'idle') return step.status
    if (current.length === 0) return 'empty'
    if (can === 'none') return 'unsupported'
    return elsewhere ? 'pending' : 'idle'
  }

  return {
    state,
    /** Wallets to name: those this is about, or those left over. */
    wallets: settled && settled.status !== 'done' ? open : targets,
    /** True while the outcome is being read again. */
    checking: step.status === 'checking',
    /** True where it cannot be found out who is signed in. */
    unreachable: ready && user === undefined,
    together: can === 'all' && targets.length > 1,
    ask: () => to({ status: 'confirming' }, []),
    keep: () => setStep(start),
    revoke: () => revoke(targets),
    /** The way on from what failed, or from what nobody knows. */
    goOn: () => {
      if (!user)
        void refreshUser().catch(nothing) // what went wrong is in the session's state
      else if (step.status === 'unknown') check(open)
      else revoke(open)
    },
  }
}

/** What of a step still holds: it ends with its person, an answer overtakes it, and new server access starts anew. */
function stepNow(step: Step, { of, current }: { of: string | undefined; current: Wallet[] }): Step {
  if (step.of !== of || (step.status === 'confirming' && current.length === 0)) return start
  if (step.status === 'done') return current.length ? start : step
  const failed = 'result' in step
  const isOn = ({ address }: Wallet) => current.some((wallet) => wallet.address === address)
  if (!failed || step.targets.some(isOn)) return step
  const { error: _overtaken, ...rest } = step
  const results = step.result.results.map((result) => ({ ...result, outcome: 'revoked' as const }))
  return { ...rest, status: 'done', result: { results } }
}

const nothing = () => undefined
