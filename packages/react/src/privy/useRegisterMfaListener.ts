'use client'
import type { MfaMethod } from '@latchkey/core'
import { useRegisterMfaListener as useOurs } from '../hooks/useRegisterMfaListener.ts'

export interface MfaCallbacks {
  onMfaRequired: (required: { mfaMethods: MfaMethod[] }) => void
}

/** Hears of what is held back until the person shows a second factor, which `useMfa` then takes. */
export const useRegisterMfaListener = ({ onMfaRequired }: MfaCallbacks): void =>
  useOurs({ onMfaRequired: (methods) => onMfaRequired({ mfaMethods: [...methods] }) })
