import { createChangeHub } from '../changeHub.ts'
import { gatherUses } from '../gatherUses.ts'
import type { ChangeKind, Store } from '../Store.ts'
import { tellingUse } from '../tellingUse.ts'

/** A store that tells this page what is changed through it. What other tabs change, they tell each other. */
export function withChanges(store: Omit<Store, 'changes'>): Store {
  const { users, families, delegations, pregenerated, totp } = store
  const hub = createChangeHub()
  const used = gatherUses((userIds) => userIds.forEach((userId) => hub.tell({ userId, kind: 'use' })))

  /** Waits for a change, and tells of the person where its answer says that something was done. */
  const told = async <answer>(
    kind: ChangeKind,
    work: Promise<answer>,
    whose: (answer: answer) => string | false | null | undefined,
  ): Promise<answer> => {
    const answer = await work
    const userId = whose(answer)
    if (userId) hub.tell({ userId, kind })
    return answer
  }

  return {
    ...store,
    users: {
      ...users,
      link: (id, ...how) => told('person', users.link(id, ...how), (done) => done === 'linked' && id),
      unlink: (id, ...how) => told('person', users.unlink(id, ...how), (done) => done === 'unlinked' && id),
      relink: (id, ...how) => told('person', users.relink(id, ...how), (done) => done === 'linked' && id),
      async transfer(account, between) {
        const done = await users.transfer(account, between)
        const moved = done === 'transferred' || done === 'emptied'
        for (const userId of moved ? [between.from, between.to] : []) hub.tell({ userId, kind: 'person' })
        return done
      },
      setAccountData: (id, ...how) => told('person', users.setAccountData(id, ...how), (done) => done && id),
      setCustomMetadata: (id, ...how) => told('person', users.setCustomMetadata(id, ...how), (done) => done && id),
      acceptTerms: (id, ...how) => told('person', users.acceptTerms(id, ...how), (done) => done && id),
      delete: (id, ...how) => told('session', users.delete(id, ...how), (done) => done && id),
    },
    families: {
      ...families,
      create: (row) => told('session', families.create(row), () => row.userId),
      async revoke(id, at) {
        await families.revoke(id, at)
        const family = await families.get(id)
        if (family) hub.tell({ userId: family.userId, kind: 'session' })
      },
      revokeOfUser: (id, ...how) => told('session', families.revokeOfUser(id, ...how), () => id),
    },
    totp: {
      ...totp,
      prove: (id, by) => told('person', totp.prove(id, by), (done) => done && id),
      remove: (id, audit) => told('person', totp.remove(id, audit), (done) => done && id),
    },
    pregenerated: {
      ...pregenerated,
      add: (row, ...how) => told('person', pregenerated.add(row, ...how), (done) => done === 'added' && row.userId),
    },
    delegations: {
      ...delegations,
      create: (row, ...how) =>
        told('access', delegations.create(row, ...how), (done) => done === 'created' && row.userId),
      revoke: (id, ...how) => told('access', delegations.revoke(id, ...how), () => id),
      use: tellingUse(delegations, used),
    },
    changes: { subscribe: async (hear) => hub.add(hear) },
  }
}
