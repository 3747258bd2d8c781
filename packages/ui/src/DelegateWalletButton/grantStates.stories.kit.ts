import { ada, fails, fakeWallet, hangs } from '@latchkey/core/fake'
import { toUser } from '@latchkey/core/wire'
import type { StateScript } from '../stories/States.stories.kit.tsx'

const ask = /^Let the server act/
const allow = /^Allow$/

/** Ada, whose wallet opens by a passcode. */
export const adaWithPasscode = toUser({
  ...ada,
  linkedAccounts: [...ada.linkedAccounts.slice(0, 2), fakeWallet({ recoveryMethod: 'user-passcode' })],
})

/** How a DelegateWalletButton gets into each of its states; those in which it shows nothing are left out. */
export const grantStates: StateScript[] = [
  { name: 'idle', script: { user: ada } },
  { name: 'reviewing', script: { user: ada }, press: [ask] },
  { name: 'reviewing', note: 'opens by passcode', script: { user: adaWithPasscode }, press: [ask] },
  { name: 'pending', script: { user: ada, delegateWallet: hangs }, press: [ask, allow] },
  {
    name: 'slow',
    note: 'after ten seconds',
    script: { user: ada, delegateWallet: hangs },
    ui: { timing: { slow: 50 } },
    press: [ask, allow],
  },
  {
    name: 'error',
    note: 'passkey prompt closed',
    script: { user: ada, delegateWallet: fails('passkey_cancelled') },
    press: [ask, allow],
  },
  {
    name: 'error',
    note: 'server unproven',
    script: { user: ada, delegateWallet: fails('delegation_key_not_trusted') },
    press: [ask, allow],
  },
  {
    name: 'unknown',
    note: 'the answer was lost',
    script: { user: ada, fault: 'backend_unreachable' },
    press: [ask, allow],
  },
  { name: 'done', script: { user: ada }, press: [ask, allow] },
]
