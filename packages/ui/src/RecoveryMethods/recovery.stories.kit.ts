import { fails, hangs } from '@latchkey/core/fake'
import { enough, keeps, laptop, openedBy, passcodeWay, securityKey } from '../PasskeyList/passkeys.stories.kit.ts'
import type { StateScript } from '../stories/States.stories.kit.tsx'

/** Two passkeys, of which one opens the wallets. */
export const single = { passkeys: [laptop, securityKey], ways: [openedBy(laptop)] }
const lost = { ...securityKey, credentialId: 'lost' }

const remove = /^Remove Passcode$/
const stop = /^Stop it$/

/** How RecoveryMethods gets into each of its states. */
export const recoveryStates: StateScript[] = [
  { name: 'loading', script: { ...keeps(enough), getRecoveryMethods: hangs } },
  { name: 'unauthenticated', script: { user: null } },
  { name: 'empty', script: keeps({ passkeys: [laptop], ways: [] }) },
  {
    name: 'error',
    note: 'only the list fails',
    script: { ...keeps(enough), getRecoveryMethods: fails('internal_error') },
  },
  { name: 'ready', script: keeps(enough) },
  { name: 'ready', note: 'one thing alone', script: keeps(single), shows: /Only one thing opens your wallets/ },
  {
    name: 'ready',
    note: 'one that is gone elsewhere',
    script: keeps({ passkeys: [laptop], ways: [openedBy(laptop), openedBy(lost)] }),
    shows: /no longer sign in with/,
  },
  { name: 'ready', note: 'a new passcode', script: keeps(single), press: [/^Add a passcode$/] },
  {
    name: 'ready',
    note: 'another passcode, by the earlier one',
    script: keeps({ passkeys: [laptop], ways: [passcodeWay] }),
    press: [/^Change passcode$/],
    shows: /Passcode until now/,
  },
  { name: 'ready', note: 'asking before it ends', script: keeps(enough), press: [remove] },
  {
    name: 'ready',
    note: 'no answer',
    script: { ...keeps(enough), removeRecoveryMethod: fails('timeout') },
    press: [remove, stop],
    shows: /can’t tell if it was removed/,
  },
]
