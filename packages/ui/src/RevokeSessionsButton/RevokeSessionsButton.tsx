'use client'
import type { RevokeSessionsButtonProps } from './RevokeSessionsButtonProps.ts'
import { RevokeWaiting } from './RevokeWaiting.tsx'
import { useFlow } from './useFlow.ts'

/** Ends what the app's server may do with the person's wallets: asks first, and says only what the backend proved. */
export function RevokeSessionsButton(props: RevokeSessionsButtonProps) {
  const { part, error, retry } = useFlow()
  return part ? <part.RevokeFlow {...props} /> : <RevokeWaiting {...props} onRetry={error && retry} />
}
