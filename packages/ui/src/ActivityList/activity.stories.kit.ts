import { ada, fakeActivity, fails, hangs } from '@latchkey/core/fake'
import { AuditRollbackError } from '@latchkey/core/proof'
import type { Activity, HistoryDispute } from '@latchkey/core'
import type { StateScript } from '../stories/States.stories.kit.tsx'

const { address } = ada.wallet!
const digest = 'w5nIfK2-0oZQ7uY3m1r8Xt4bE6sVgHjLpAcDqRkNyTe'
const at = (day: number, hour: number) => new Date(Date.UTC(2026, 10, day, hour))

/** A month of a person who lets an app act for them. */
export const aMonth: Activity[] = (
  [
    { ts: at(20, 17), event: 'delegation.revoked', subject: '*' },
    {
      ts: at(19, 8),
      actor: 'app',
      event: 'delegation.signed',
      address,
      action: 'eth_sendTransaction',
      digest,
      transactionHash: `0x${'5f2c9ab1'.repeat(8)}`,
    },
    { ts: at(12, 8), actor: 'app', event: 'delegation.signed', address, action: 'personal_sign', digest },
    { ts: at(5, 15), event: 'delegation.created', address },
    { ts: at(4, 9), event: 'passkey.added' },
    { ts: at(3, 9), event: 'vault.changed' },
    { ts: at(2, 9), actor: 'system', event: 'delegation.revoked', subject: '*' },
    { ts: at(1, 9), event: 'wallet.exported', address },
  ] satisfies Partial<Activity>[]
).map((line, index) => fakeActivity({ seq: 8 - index, ...line }))

/** A server that tells of fewer lines than were seen before, until the person goes on with those. */
export function aCutHistory() {
  let isAccepted = false
  const dispute: HistoryDispute = {
    seen: { seq: 8, hash: aMonth[0]!.hash },
    told: { seq: 5, hash: digest },
    accepted: [],
    accept: async () => void (isAccepted = true),
  }
  const getActivity = async () => {
    if (!isAccepted) throw new AuditRollbackError('its end is missing', dispute)
    return { activity: aMonth.slice(3), nextCursor: null }
  }
  return { script: { getActivity }, reset: () => void (isAccepted = false) }
}

/** How the list gets into each of its states. */
export const activityStates: StateScript[] = [
  { name: 'loading', script: { restore: hangs } },
  { name: 'loading', note: 'the person is known', script: { user: ada, getActivity: hangs } },
  { name: 'unauthenticated', script: { user: null } },
  { name: 'empty', script: { user: ada } },
  { name: 'error', note: 'only the list fails', script: { user: ada, getActivity: fails('internal_error') } },
  {
    name: 'error',
    note: 'the history was cut',
    script: { user: ada, ...aCutHistory().script },
    shows: /isn’t what it said before/,
  },
  {
    name: 'ready',
    script: { user: ada, getActivity: async () => ({ activity: aMonth, nextCursor: null }) },
  },
]
