import { LatchkeyError, sameAddress, type DelegationScope } from '@latchkey/core'
import type { Intent } from './Intent.ts'

/** Refuses a method that the person did not allow by name. */
export function assertAction(scope: DelegationScope, method: string): void {
  if (!(scope.actions as string[]).includes(method))
    throw denied(
      `${JSON.stringify(method.slice(0, 40))} is not among what the person allowed (${scope.actions.join(', ')})`,
    )
}

/** Refuses what the person did not allow by name (deny by default). Budgets are counted where the signature is recorded. */
export function assertInScope(scope: DelegationScope, method: string, intent: Intent): void {
  if (intent.disguised) throw denied('the message is no plain text, so it could be a transaction')
  if (intent.opaque && hasLimits(scope))
    throw denied('it cannot be told what is signed, so it could get around the limits that the person set')
  for (const kind of intent.outliving ?? [])
    if (!scope.outliving?.includes(kind)) throw denied(`${words[kind]}, which stays good after server access has ended`)
  if (!allowsChain(scope, method, intent.chainId))
    throw denied(
      `${intent.chainId === undefined ? 'it names no chain' : `chain ${intent.chainId}`}, and the person allowed ${scope.chainIds?.join(', ') ?? 'none'}`,
    )
  for (const to of intent.to ?? []) {
    if (to === null) throw denied('it makes a contract, which nobody can allow by name')
    if (scope.to && !scope.to.some((allowed) => sameAddress(allowed, to)))
      throw denied(`${to} is not among the addresses that the person allowed`)
  }
  for (const selector of intent.selectors ?? [])
    if (!scope.selectors?.includes(selector)) throw denied(`the call ${selector} was not allowed by name`)
  for (const program of intent.programs ?? [])
    if (!scope.programs?.includes(program)) throw denied(`the program ${program} was not allowed by name`)
  if (scope.maxValuePerTx !== undefined && intent.cost !== undefined && intent.cost > BigInt(scope.maxValuePerTx))
    throw denied(`it can cost ${intent.cost}, fees included, and the person allowed ${scope.maxValuePerTx} at the most`)
}

/** True where a scope says more than which methods. */
export const hasLimits = ({ chainIds, to, selectors, programs, maxValuePerTx, budget }: DelegationScope): boolean =>
  [chainIds, to, selectors, programs, maxValuePerTx, budget].some((limit) => limit !== undefined)

/** Ethereum transactions are for chains that were named; typed data for any, unless some were. */
function allowsChain({ chainIds }: DelegationScope, method: string, chainId: number | undefined): boolean {
  if (chainId !== undefined && chainIds) return chainIds.includes(chainId)
  if (method === 'eth_signTypedData_v4') return chainIds === undefined
  return chainId === undefined || method === 'eth_sign7702Authorization'
}

const words: Record<NonNullable<Intent['outliving']>[number], string> = {
  signIn: 'the text is a sign-in message, which lets its holder in elsewhere as this person',
  permit: 'it lets somebody else spend tokens',
  transferAuthorization: 'it is a token transfer that anybody can hand in later',
  order: 'it is an offer that others can take up later',
  durableNonce: 'it is a transaction that never lapses',
  authority: 'it hands an account or an allowance over',
}

const denied = (why: string) => new LatchkeyError('delegation_scope_denied', `Nothing was signed: ${why}.`)
