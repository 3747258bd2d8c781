import type { RevokeResult } from '@latchkey/core'
import { fails, hangs } from '@latchkey/core/fake'
import { ada, adaDelegated, trader } from '../stories/people.stories.kit.ts'
import { capabilities } from '../stories/Stage.stories.kit.tsx'
import type { StateScript } from '../stories/States.stories.kit.tsx'

const ask = /^Revoke server access/
const agree = /^Revoke access/

/** Two of three wallets answered for. */
export const revokesTwoOfThree = () => {
  const [first, second, third] = trader.linkedAccounts.filter((account) => account.type === 'wallet')
  const linkedAccounts = trader.linkedAccounts.map((account) =>
    account === first || account === second ? { ...account, delegated: false } : account,
  )
  const results = [first!, second!, third!].map(({ address, chainType }, index): RevokeResult['results'][number] => ({
    address,
    chainType,
    outcome: index < 2 ? 'revoked' : 'still-active',
    effect: 'immediate',
  }))
  return Promise.resolve({ user: { ...trader, linkedAccounts }, identityToken: null, results })
}

/** Ended, with the server's word for it. */
export const revokesWithReceipt = () => {
  const results = adaDelegated.linkedAccounts.flatMap((account): RevokeResult['results'] =>
    account.type === 'wallet' && account.delegated
      ? [{ address: account.address, chainType: account.chainType, outcome: 'revoked', effect: 'immediate' }]
      : [],
  )
  const receipt = { text: '{"type":"revocation"}', signature: 'c2lnbmF0dXJl', kid: 'a2V5' }
  return Promise.resolve({ user: ada, identityToken: null, results, receipt })
}

/** How a RevokeSessionsButton gets into each of its states. */
export const revokeStates: StateScript[] = [
  { name: 'loading', note: 'as wide as it will be', script: { restore: hangs } },
  { name: 'unauthenticated', script: { user: null } },
  { name: 'empty', script: { user: ada } },
  {
    name: 'unsupported',
    note: 'the backend cannot',
    script: { user: adaDelegated, capabilities: { ...capabilities, revoke: 'none' } },
  },
  { name: 'idle', script: { user: adaDelegated } },
  { name: 'idle', note: 'three wallets', script: { user: trader } },
  { name: 'confirming', script: { user: adaDelegated }, press: [ask] },
  { name: 'confirming', note: 'three wallets', script: { user: trader }, press: [ask] },
  { name: 'pending', script: { user: adaDelegated, revokeWallets: hangs }, press: [ask, agree] },
  {
    name: 'slow',
    note: 'after ten seconds',
    script: { user: adaDelegated, revokeWallets: hangs },
    ui: { timing: { slow: 50 } },
    press: [ask, agree],
  },
  { name: 'partial', script: { user: trader, revokeWallets: revokesTwoOfThree }, press: [ask, agree] },
  { name: 'error', note: 'offline', script: { user: adaDelegated, fault: 'offline' }, press: [ask, agree] },
  { name: 'error', note: 'too many tries', script: { user: adaDelegated, fault: 'rate_limited' }, press: [ask, agree] },
  {
    name: 'unknown',
    note: 'the answer was lost',
    script: {
      user: adaDelegated,
      revokeWallets: fails('backend_unreachable'),
      refreshUser: fails('backend_unreachable'),
    },
    press: [ask, agree],
  },
  { name: 'done', script: { user: adaDelegated }, press: [ask, agree] },
]
