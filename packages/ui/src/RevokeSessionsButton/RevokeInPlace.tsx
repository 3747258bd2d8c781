'use client'
import type { RevokeSessionsButtonProps } from './RevokeSessionsButtonProps.ts'
import { RevokeWaiting } from './RevokeWaiting.tsx'
import { useFlow } from './useFlow.ts'

/** The button where it is known that there is something to revoke: its place is kept until it comes, and given up once it has gone. */
export function RevokeInPlace({ isOn = true, ...props }: RevokeSessionsButtonProps & { isOn?: boolean }) {
  const { part, error, retry } = useFlow()
  if (part) return <part.RevokeFlow hideWhenEmpty {...props} />
  return isOn && <RevokeWaiting {...props} onRetry={error && retry} />
}
