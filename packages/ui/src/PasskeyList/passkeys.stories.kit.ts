import type { OwnPasskey, RecoveryOption, User } from '@latchkey/core'
import { ada, fails, hangs, newcomer, type FakeScript } from '@latchkey/core/fake'
import { capabilities } from '../stories/Stage.stories.kit.tsx'
import { clock } from '../stories/people.stories.kit.ts'
import type { StateScript } from '../stories/States.stories.kit.tsx'

export const laptop: OwnPasskey = {
  credentialId: 'laptop',
  name: 'Work laptop',
  createdAt: new Date('2026-01-03T09:00:00Z'),
  lastUsedAt: new Date('2026-11-21T06:00:00Z'),
  backedUp: true,
}
export const securityKey: OwnPasskey = {
  credentialId: 'key',
  name: null,
  createdAt: new Date('2026-03-14T09:00:00Z'),
  lastUsedAt: null,
  backedUp: false,
}

const since = new Date('2026-01-03T09:00:00Z')
export const openedBy = ({ credentialId }: OwnPasskey): RecoveryOption => ({
  method: 'user-passkey',
  credentialId,
  createdAt: since,
})
export const passcodeWay: RecoveryOption = { method: 'user-passcode', createdAt: new Date('2026-02-08T09:00:00Z') }

interface Keys {
  user?: User
  passkeys: OwnPasskey[]
  ways: RecoveryOption[]
}

/** A backend that keeps passkeys, and what opens the wallets, and proves none of them. */
export function keeps({ user = ada, ...kept }: Keys): FakeScript {
  let { passkeys, ways } = kept
  const snapshot = { user, identityToken: null }
  return {
    user,
    listPasskeys: async () => passkeys,
    async addPasskey({ name }) {
      const made = { ...securityKey, credentialId: `made-${passkeys.length}`, name: name ?? null, createdAt: clock() }
      passkeys = [...passkeys, made]
      ways = ways.length ? [...ways, { ...openedBy(made), createdAt: clock() }] : ways
      return snapshot
    },
    async renamePasskey({ credentialId, name }) {
      passkeys = passkeys.map((each) => (each.credentialId === credentialId ? { ...each, name } : each))
      return snapshot
    },
    async removePasskey({ credentialId }) {
      passkeys = passkeys.filter((each) => each.credentialId !== credentialId)
      ways = ways.filter((way) => way.credentialId !== credentialId)
      return snapshot
    },
    getRecoveryMethods: async () => ways,
    async addRecoveryMethod(adding) {
      const stays = ways.filter(({ method }) => method !== 'user-passcode' || adding.method !== 'user-passcode')
      const credentialId = adding.method === 'user-passkey' ? adding.credentialId : undefined
      return (ways = [...stays, { method: adding.method, ...(credentialId && { credentialId }), createdAt: clock() }])
    },
    removeRecoveryMethod: async (gone) =>
      (ways = ways.filter(
        ({ method, credentialId }) =>
          method !== gone.method || (gone.method === 'user-passkey' && credentialId !== gone.credentialId),
      )),
  }
}

/** Ada with nothing to sign in with but a passkey. */
const onlyPasskey = newcomer(since)

/** Two passkeys and a passcode: enough of everything. */
export const enough: Keys = {
  passkeys: [laptop, securityKey],
  ways: [openedBy(laptop), openedBy(securityKey), passcodeWay],
}

const remove = /^Remove Work laptop$/
const confirm = /^Remove passkey$/

/** How a PasskeyList gets into each of its states. */
export const passkeyStates: StateScript[] = [
  { name: 'loading', script: { restore: hangs } },
  { name: 'loading', note: 'the person is known', script: { ...keeps(enough), listPasskeys: hangs } },
  { name: 'unauthenticated', script: { user: null } },
  { name: 'empty', script: keeps({ passkeys: [], ways: [] }) },
  { name: 'error', note: 'only the list fails', script: { ...keeps(enough), listPasskeys: fails('internal_error') } },
  { name: 'ready', script: keeps(enough) },
  {
    name: 'ready',
    note: 'the only way in',
    script: keeps({ user: onlyPasskey, passkeys: [laptop], ways: [] }),
    shows: /only way to sign in/,
  },
  {
    name: 'ready',
    note: 'alone opens the wallets',
    script: keeps({ passkeys: [laptop, securityKey], ways: [openedBy(laptop)] }),
    shows: /Nothing else opens your wallets/,
  },
  { name: 'ready', note: 'naming it', script: keeps(enough), press: [/^Rename Work laptop$/] },
  { name: 'ready', note: 'adding one', script: keeps(enough), press: [/^Add a passkey$/] },
  { name: 'ready', note: 'asking before it goes', script: keeps(enough), press: [remove] },
  {
    name: 'ready',
    note: 'only the passcode is left then',
    script: keeps({ passkeys: [laptop], ways: [openedBy(laptop), passcodeWay] }),
    press: [remove],
  },
  {
    name: 'ready',
    note: 'the passkey also signs',
    script: {
      ...keeps(enough),
      capabilities: { ...capabilities, wallets: { ...capabilities.wallets!, keptBy: 'service' } },
    },
    press: [remove],
    shows: /also signs your transactions/,
  },
  { name: 'ready', note: 'removing', script: { ...keeps(enough), removePasskey: hangs }, press: [remove, confirm] },
  {
    name: 'ready',
    note: 'prompt closed',
    script: { ...keeps(enough), removePasskey: fails('passkey_cancelled') },
    press: [remove, confirm],
    shows: /It wasn’t removed/,
  },
  {
    name: 'ready',
    note: 'no answer',
    script: { ...keeps(enough), removePasskey: fails('timeout') },
    press: [remove, confirm],
    shows: /can’t tell if it was removed/,
  },
]
