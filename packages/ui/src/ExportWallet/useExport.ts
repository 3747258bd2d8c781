'use client'
import { findWallet, isEmbeddedWallet, type ExportFormat, type LatchkeyError } from '@latchkey/core'
import { useCapabilities, useExportWallet, usePrivy } from '@latchkey/react'
import { useEffect, useRef, useState } from 'react'
import type { ExportState } from './ExportState.ts'

export interface UseExportParameters {
  wallet: string
  format: ExportFormat
  onShown?: (() => void) | undefined
  onHidden?: (() => void) | undefined
  onError?: ((error: LatchkeyError) => void) | undefined
}

type Step =
  { status: 'idle' | 'confirming' | 'asking' | 'shown' | 'hidden' } | { status: 'error'; error: LatchkeyError }

/** The way from a press to a key that is hidden again, in states that a component shows. */
export function useExport({ wallet: address, format, onShown, onHidden, onError }: UseExportParameters) {
  const { ready, user } = usePrivy()
  const { exportWallet } = useExportWallet()
  const { wallets: can } = useCapabilities()
  const [step, setStep] = useState<Step>({ status: 'idle' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const wallet = user ? findWallet(user, address) : undefined
  const isOffered = can?.exports?.includes(format) && !(format === 'recovery-phrase' && wallet?.imported)
  const status = !ready
    ? 'loading'
    : !user
      ? 'unauthenticated'
      : !isOffered || !wallet || !isEmbeddedWallet(wallet)
        ? 'unsupported'
        : step.status
  const state: ExportState = { status, ...('error' in step && status === 'error' && { error: step.error }) }

  async function show(slot: HTMLElement | null, passcode?: string) {
    if (!slot || !wallet || step.status === 'asking' || step.status === 'shown') return
    const controller = new AbortController()
    running.current = controller
    const { signal } = controller
    const land = (next: Step, tell?: () => void) => {
      if (signal.aborted) return
      setStep(next)
      tell?.()
    }
    setStep({ status: 'asking' })
    try {
      await exportWallet({
        address: wallet.address,
        format,
        slot,
        signal,
        ...(passcode !== undefined && { passcode }),
        onShown: () => land({ status: 'shown' }, onShown),
      })
      land({ status: 'hidden' }, onHidden)
    } catch (error) {
      land({ status: 'error', error: error as LatchkeyError }, () => onError?.(error as LatchkeyError))
    }
  }

  return {
    state,
    wallet,
    isOpen: wallet !== undefined && ['confirming', 'asking', 'shown', 'hidden', 'error'].includes(status),
    ask: () => setStep({ status: 'confirming' }),
    show,
    dismiss: () => {
      running.current?.abort()
      setStep({ status: 'idle' })
      if (step.status === 'shown') onHidden?.()
    },
  }
}
