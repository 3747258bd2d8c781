import type { DelegationRow } from './Store.ts'

/** Counts one signature and its cost against what the person allowed: what to store, or why it is too much. */
export function spend(
  { scope: { maxCalls, budget }, signCount, spent }: DelegationRow,
  cost: bigint,
  now: number,
): Pick<DelegationRow, 'signCount' | 'spent'> | 'calls_used_up' | 'budget_used_up' {
  if (maxCalls !== undefined && signCount >= maxCalls) return 'calls_used_up'
  const counted = { signCount: signCount + 1, spent }
  if (!budget) return counted
  const running =
    spent && spent.windowEndsAt > now ? spent : { amount: '0', windowEndsAt: now + budget.windowSec * 1000 }
  const amount = BigInt(running.amount) + cost
  if (amount > BigInt(budget.amount)) return 'budget_used_up'
  return cost === 0n ? counted : { ...counted, spent: { ...running, amount: String(amount) } }
}
