import type { Store } from './Store.ts'

type Delegations = Pick<Store['delegations'], 'use'>

/** The same `use`, which says whose server access was used once that is stored. */
export const tellingUse =
  (delegations: Delegations, used: (userId: string) => void): Delegations['use'] =>
  async (id, now, sign, once) => {
    let userId: string | undefined
    const watched: typeof sign = (row) => {
      userId = row.userId
      return sign(row)
    }
    const answer = await delegations.use(id, now, watched, once)
    if (userId !== undefined && answer.released && 'result' in answer) used(userId)
    return answer
  }
