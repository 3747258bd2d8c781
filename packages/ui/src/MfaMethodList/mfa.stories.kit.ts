import { ada, fails, hangs, type FakeScript } from '@latchkey/core/fake'
import type { MfaMethod, MfaRequest, User } from '@latchkey/core'
import { capabilities } from '../stories/Stage.stories.kit.tsx'
import type { StateScript } from '../stories/States.stories.kit.tsx'

const since = new Date('2026-03-14T09:00:00Z')

/** Ada with second factors. */
export const adaWith = (...methods: MfaMethod[]): User => ({
  ...ada,
  mfaMethods: methods,
  mfaVerifiedAt: Object.fromEntries(methods.map((method) => [method, since])),
  linkedAccounts: ada.linkedAccounts.map((account) =>
    account.type === 'passkey' ? { ...account, enrolledInMfa: methods.includes('passkey') } : account,
  ),
})

/** Somebody with an address, and no passkey. */
export const adaByMail: User = { ...ada, linkedAccounts: ada.linkedAccounts.filter(({ type }) => type !== 'passkey') }

/** A backend that takes no second factor away before one was shown: any passkey, and any code but 000000. */
export function guarded(...methods: MfaMethod[]): FakeScript {
  const listeners = new Set<(request: MfaRequest) => void>()
  let settle = (_shown: boolean) => {}
  return {
    user: adaWith(...methods),
    onMfaRequired(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async verifyMfa(factor) {
      if (factor.method === 'totp' && factor.code === '000000') await fails('missing_or_invalid_mfa')()
      settle(true)
    },
    async unenrollMfa({ method }) {
      const shown = await new Promise<boolean>((resolve) => {
        settle = resolve
        for (const listener of listeners) listener({ methods, cancel: () => resolve(false) })
      })
      if (!shown) await fails('mfa_required')()
      return { user: adaWith(...methods.filter((each) => each !== method)), identityToken: null }
    },
  }
}

const add = /^Add an authenticator app$/
const remove = /^Remove Authenticator app$/
const confirm = /^Remove second factor$/

/** How a MfaMethodList gets into each of its states. */
export const mfaStates: StateScript[] = [
  { name: 'loading', script: { restore: hangs } },
  { name: 'unauthenticated', script: { user: null } },
  { name: 'empty', script: { user: ada } },
  { name: 'empty', note: 'no passkey to use', script: { user: adaByMail } },
  { name: 'error', script: { restore: fails('backend_unreachable') } },
  { name: 'ready', script: { user: adaWith('totp', 'passkey') } },
  { name: 'empty', note: 'the app’s key', script: { user: ada }, press: [add], shows: /Scan this/ },
  { name: 'empty', note: 'making the key', script: { user: ada, initEnrollMfa: hangs }, press: [add] },
  {
    name: 'empty',
    note: 'prompt closed',
    script: { user: ada, initEnrollMfa: fails('passkey_cancelled') },
    press: [add],
    shows: /The passkey prompt was closed/,
  },
  { name: 'ready', note: 'asking before it goes', script: { user: adaWith('totp') }, press: [remove] },
  {
    name: 'ready',
    note: 'nothing asks for a factor here',
    script: { user: adaWith('totp'), unenrollMfa: fails('mfa_required') },
    press: [remove, confirm],
    shows: /needs your second factor/,
  },
  {
    name: 'ready',
    note: 'no answer',
    script: { user: adaWith('totp'), unenrollMfa: fails('timeout') },
    press: [remove, confirm],
    shows: /can’t tell if it was removed/,
  },
]

/** A backend that takes no second factors at all. */
export const withoutMfa: FakeScript = { user: ada, capabilities: { ...capabilities, mfaMethods: [] } }
