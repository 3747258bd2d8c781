import type { Grant } from '@latchkey/core'
import { ada, adaDelegated, fails, fakeWallet, hangs } from '@latchkey/core/fake'
import type { StateScript } from '../stories/States.stories.kit.tsx'

/** Access to Ada's wallet as it stands at the stories' hour. */
export const onGrant: Grant = {
  ...adaDelegated.wallet!.delegation!,
  walletId: 'wallet-0',
  address: ada.wallet!.address,
  chainType: 'ethereum',
  status: 'active',
  signCount: 12,
  endedAt: null,
  endedBy: null,
}

const address = fakeWallet({ walletIndex: 1 }).address
const earlier: Partial<Grant> = {
  grantedAt: new Date('2026-03-02T08:00:00Z'),
  expiresAt: new Date('2026-04-01T08:00:00Z'),
  lastUsedAt: new Date('2026-03-03T09:00:00Z'),
}

/** One that may pay, and three that ended, each in its own way. */
export const manyGrants: Grant[] = [
  {
    ...onGrant,
    id: 'delegation-9',
    scope: {
      actions: ['eth_sendTransaction'],
      chainIds: [8453],
      to: ['0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB'],
      maxValuePerTx: '20000000000000000',
      budget: { amount: '100000000000000000', windowSec: 604_800 },
      maxCalls: 30,
    },
    signCount: 1,
  },
  { ...onGrant, ...earlier, id: 'd4', status: 'revoked', endedBy: 'user', endedAt: new Date('2026-03-20T10:00:00Z') },
  {
    ...onGrant,
    ...earlier,
    id: 'd3',
    address,
    status: 'expired',
    endedBy: 'expiry',
    endedAt: new Date('2026-04-01T08:00:00Z'),
    signCount: 0,
    lastUsedAt: null,
  },
  {
    ...onGrant,
    ...earlier,
    id: 'd2',
    address,
    status: 'revoked',
    endedBy: 'app',
    endedAt: new Date('2026-03-03T10:00:00Z'),
  },
]

/** How the list gets into each of its states. */
export const grantListStates: StateScript[] = [
  { name: 'loading', script: { restore: hangs } },
  { name: 'loading', note: 'the person is known', script: { user: ada, getGrants: hangs } },
  { name: 'unauthenticated', script: { user: null } },
  { name: 'empty', script: { user: ada } },
  { name: 'error', note: 'only the list fails', script: { user: ada, getGrants: fails('internal_error') } },
  { name: 'ready', script: { user: adaDelegated, getGrants: async () => [onGrant] } },
  { name: 'ready', note: 'on and ended', script: { user: adaDelegated, getGrants: async () => manyGrants } },
]
