import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { historyCalls, storeCast, type Call, type Cast, type World } from './historyCalls.ts'
import { pickerOf } from './pickerOf.ts'
import { now } from './rows.ts'

/** Calls that run at once must end as if they had run one by one. */
export function historyCases(store: () => Store) {
  test('lets importing, linking, granting, signing, revoking and deleting run at once as if one by one (fault 42)', async () => {
    for (let seed = 1; seed <= 25; seed++) {
      const { cast, world } = await storeCast(store())
      const pick = pickerOf(seed)
      const kinds = historyCalls(store(), cast, pick)
      const calls = Array.from({ length: 5 }, () => pick(kinds)())
      const answers = await Promise.all(calls.map(({ run }) => run()))
      const seen = JSON.stringify({ answers, left: await whatIsLeft(store(), cast) })
      if (!ordersOf(calls).some((order) => JSON.stringify(inOrder(order, { calls, cast, world })) === seen))
        expect.fail(`seed ${seed}: no order of ${calls.map(({ name }) => name).join(', ')} explains ${seen}`)
    }
  })
}

/** How the model goes when the calls run one by one. */
function inOrder(order: Call[], { calls, cast, world }: { calls: Call[]; cast: Cast; world: World }) {
  const after = structuredClone(world)
  const answers = new Map(order.map((call) => [call, call.model(after)]))
  const { ann, bob, accounts } = cast
  const holderOf = (key: string) => Object.keys(after).find((id) => after[id]!.accounts.includes(key)) ?? null
  const left = {
    people: [after[ann] ?? null, after[bob] ?? null],
    holders: accounts.map(({ key }) => holderOf(key)),
  }
  return { answers: calls.map((call) => answers.get(call)), left }
}

/** The same, as the store tells it. */
async function whatIsLeft({ users }: Store, { ann, bob, accounts }: Cast) {
  const read = async (id: string) => {
    const found = await users.get(id, now)
    if (!found) return null
    const keys = found.accounts.map(({ key }) => key)
    return { accounts: keys, epoch: found.user.epoch, active: found.delegations.length > 0 }
  }
  const holders = accounts.map(({ key }) => users.findByAccount('email', key))
  return { people: [await read(ann), await read(bob)], holders: await Promise.all(holders) }
}

function ordersOf<item>(items: readonly item[]): item[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((first) => ordersOf(items.filter((other) => other !== first)).map((rest) => [first, ...rest]))
}
