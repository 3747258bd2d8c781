import { createChangeHub } from '../changeHub.ts'
import { gatherUses } from '../gatherUses.ts'
import type { ChangeKind, Store } from '../Store.ts'
import { tellingUse } from '../tellingUse.ts'

/** A store that tells this page what is changed through it. What other tabs change, they tell each other. */
export function withChanges(store: Omit<Store, 'changes'>): Store {
  const { users, families, delegations, pregenerated } = store
  const hub = createChangeHub()
  const used = gatherUses((userIds) => userIds.forEach((userId) => hub.tell({ userId, kind: 'use' })))

  /** The same method, which tells of the person where its answer says that something was done. */
  const telling = <parameters extends unknown[], answer>(
    kind: ChangeKind,
    method: (...parameters: parameters) => Promise<answer>,
    whose: (answer: answer, ...parameters: parameters) => string | false | null | undefined,
  ) => {
    return async (...parameters: parameters): Promise<answer> => {
      const answer = await method(...parameters)
      const userId = whose(answer, ...parameters)
      if (userId) hub.tell({ userId, kind })
      return answer
    }
  }

  return {
    ...store,
    users: {
      ...users,
      link: telling('person', users.link, (done, userId) => done === 'linked' && userId),
      unlink: telling('person', users.unlink, (done, userId) => done === 'unlinked' && userId),
      relink: telling('person', users.relink, (done, userId) => done === 'linked' && userId),
      setAccountData: telling('person', users.setAccountData, (done, userId) => done && userId),
      setCustomMetadata: telling('person', users.setCustomMetadata, (done, userId) => done && userId),
      acceptTerms: telling('person', users.acceptTerms, (done, userId) => done && userId),
      delete: telling('session', users.delete, (done, userId) => done && userId),
    },
    families: {
      ...families,
      create: telling('session', families.create, (_, { userId }) => userId),
      async revoke(id, at) {
        await families.revoke(id, at)
        const family = await families.get(id)
        if (family) hub.tell({ userId: family.userId, kind: 'session' })
      },
      revokeOfUser: telling('session', families.revokeOfUser, (_, userId) => userId),
    },
    pregenerated: {
      ...pregenerated,
      add: telling('person', pregenerated.add, (done, { userId }) => done === 'added' && userId),
    },
    delegations: {
      ...delegations,
      create: telling('access', delegations.create, (done, { userId }) => done === 'created' && userId),
      revoke: telling('access', delegations.revoke, (_, userId) => userId),
      use: tellingUse(delegations.use, used),
    },
    changes: { subscribe: async (hear) => hub.add(hear) },
  }
}
