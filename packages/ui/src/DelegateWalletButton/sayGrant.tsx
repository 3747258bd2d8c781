import type { Capabilities, LatchkeyError, Wallet } from '@latchkey/core'
import type { ReactNode } from 'react'
import type { Say } from '../messages/useMessages.ts'
import { Address } from '../parts/Address.tsx'
import type { grantMessages } from './grantMessages.ts'
import type { GrantState } from './GrantState.ts'

interface Said {
  state: GrantState
  wallet: Wallet | undefined
  can: Capabilities['delegate'] | undefined
  say: Say<typeof grantMessages>
  app: string
  toWords: (error: LatchkeyError) => ReactNode
}

/** How the way to server access stands, in sentences. */
export function sayGrant({ state: { status, error }, wallet, can, say, app, toWords }: Said): ReactNode {
  if (status === 'pending') return say(can?.needsPasskey ? 'grant.pending.passkey' : 'grant.pending')
  if (status === 'slow') return say('grant.slow')
  if (status === 'done' && wallet) return say('grant.done', { app, wallet: <Address address={wallet.address} /> })
  if (!error) return undefined
  return (
    <>
      {wallet && say(status === 'unknown' ? 'grant.unknown' : 'grant.failed')} {toWords(error)}
    </>
  )
}
