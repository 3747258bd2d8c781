import { ada, fails, fakeActivity, hangs } from '@latchkey/core/fake'
import type { Activity } from '@latchkey/core'
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
    script: { user: ada, getActivity: fails('audit_rollback_detected') },
    shows: /isn’t what it said before/,
  },
  {
    name: 'ready',
    script: { user: ada, getActivity: async () => ({ activity: aMonth, nextCursor: null }) },
  },
]
