import type { Tombstone } from './Tombstone.ts'

/** What a log holds, person by person. */
export interface Known {
  add(tombstone: Tombstone): void
  /** Of a tombstone that which the log does not hold yet; null where it holds all of it. */
  lacks(tombstone: Tombstone): Tombstone | null
}

/** Nothing is known yet. */
export function createKnown(): Known {
  const people = new Map<string, { epoch: number; delegations: Set<string>; deleted: boolean }>()
  return {
    add({ userId, epoch, delegations, deleted }) {
      const person = people.get(userId) ?? { epoch: 0, delegations: new Set(), deleted: false }
      for (const id of delegations) person.delegations.add(id)
      people.set(userId, {
        epoch: Math.max(person.epoch, epoch),
        delegations: person.delegations,
        deleted: person.deleted || deleted,
      })
    },
    lacks(tombstone) {
      const person = people.get(tombstone.userId)
      const delegations = tombstone.delegations.filter((id) => !person?.delegations.has(id))
      const isNew =
        delegations.length > 0 ||
        tombstone.epoch > (person?.epoch ?? 0) ||
        (tombstone.deleted && !(person?.deleted ?? false))
      return isNew ? { ...tombstone, delegations } : null
    },
  }
}
