'use client'
import type { Grant, RevokeResult } from '@latchkey/core'
import { useGrants } from '@latchkey/react'
import type { ReactNode } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { List, type ListProps } from '../parts/List.tsx'
import { useQueriedList } from '../parts/useQueriedList.ts'
import { grantListMessages } from './grantListMessages.ts'
import { GrantRow } from './GrantRow.tsx'

export interface GrantListProps extends ListProps {
  /** Whether access that has ended is listed, too. Default true. */
  showEnded?: boolean
  /** What stands here while there is nothing to list. Default: a line that says so. */
  empty?: ReactNode
  /** Access has ended from its row. */
  onRevoked?: (result: RevokeResult) => void
}

/** Which wallets the app's server may use, for what, since when and until when; and which it could use once. */
export function GrantList({ showEnded = true, empty, onRevoked, ...root }: GrantListProps) {
  const say = useMessages(grantListMessages)
  const { appName: app } = useUi()
  const { data, error, refetch } = useGrants()
  const grants = data?.filter((grant) => showEnded || isOn(grant))

  return (
    <List
      name="grant-list"
      root={root}
      state={useQueriedList({ data: grants, error })}
      retry={error ? refetch : undefined}
      title={say('grants.title')}
      signedOut={say('grants.signedOut')}
      empty={empty ?? say('grants.empty', { app })}
      items={grants ?? []}
      toKey={({ id }) => id}
      row={(grant) => <GrantRow {...{ grant, onRevoked }} />}
    />
  )
}

const isOn = ({ status }: Grant) => status === 'active'
