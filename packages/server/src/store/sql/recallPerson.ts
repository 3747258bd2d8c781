import type { UserWithAccounts } from '../Store.ts'

/** People who were read lately, at the most. */
const mostKnown = 1_024
/** Characters of what is said of one of them, at the most. */
const longest = 16_384

/**
 * Makes people of what the database said of them (JSON). Who has not changed since they were read last is the very same object,
 * so that whatever was made of them then can be told by it. It is frozen: nobody changes what others hold.
 */
export function createRecall(): (id: string, said: string) => UserWithAccounts {
  const known = new Map<string, { said: string; person: UserWithAccounts }>()
  return (id, said) => {
    const last = known.get(id)
    if (last?.said === said) return last.person
    known.delete(id)
    if (said.length > longest) return JSON.parse(said) as UserWithAccounts
    const person = JSON.parse(said, (_name, value: unknown) => Object.freeze(value)) as UserWithAccounts
    if (known.size >= mostKnown) known.delete(known.keys().next().value!) // the oldest
    known.set(id, { said, person })
    return person
  }
}
