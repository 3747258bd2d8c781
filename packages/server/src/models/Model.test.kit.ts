import type { DelegationScope } from '@latchkey/core'
import { isAllowed, requests, scopes, type RequestName, type ScopeName } from './requests.test.kit.ts'

/** What a person and the server should know of each other, in the fewest words: the world that the real one is held against. */
export interface Model {
  /** False once the person was deleted. */
  alive: boolean
  now: number
  /** The session that is open, by number. */
  session: number
  /** Whether each of the person's passkeys is still theirs. */
  passkeys: boolean[]
  wallets: WalletModel[]
  offers: OfferModel[]
  /** What was signed under an idempotency key. */
  answered: { wallet: number; request: RequestName; number: number; key: string; said: string }[]
  /** What the history must tell of granting and signing, in this order. */
  told: { event: 'delegation.created' | 'delegation.signed'; subject: string }[]
}

export interface WalletModel {
  chainType: 'ethereum' | 'solana'
  /** Oldest first. */
  grants: GrantModel[]
}

export interface GrantModel {
  id: string
  scope: ScopeName
  expiresAt: number
  /** False once it was ended, by anybody or by time; for ever. */
  open: boolean
  signCount: number
  spent: bigint
  windowEndsAt: number
}

export interface OfferModel {
  wallet: number
  scope: ScopeName
  session: number
  /** Until when it can be answered, and until when what it grants lasts. */
  lapsesAt: number
  expiresAt: number
  /** False once it was answered, well or not, or ended by a revocation. */
  pending: boolean
  /** True once it was ended by a revocation, answered before or not: nothing of it may be left. */
  gone: boolean
}

/** The grant that stands for a wallet, lapsed or not. */
export const openGrant = ({ grants }: WalletModel) => grants.find(({ open }) => open)

/** True where the app's server may sign. */
export const isDelegated = (wallet: WalletModel, now: number) => (openGrant(wallet)?.expiresAt ?? 0) > now

/** Why a request to sign must be refused whatever was used up; null where it may go on. */
export function refusal(model: Model, { wallet, request }: { wallet: number; request: RequestName }): string | null {
  const { grants } = model.wallets[wallet]!
  if (grants.length === 0) return 'delegation_not_found'
  const grant = openGrant(model.wallets[wallet]!)
  if (!grant) return 'ended'
  if (grant.expiresAt <= model.now) {
    grant.open = false // it was seen to have lapsed, and stays so
    return 'ended'
  }
  return isAllowed(grant.scope, request) ? null : 'delegation_scope_denied'
}

/** How one request to sign must end; where it is released, the model counts it. */
export function sign(model: Model, { wallet, request }: { wallet: number; request: RequestName }): string {
  const refused = refusal(model, { wallet, request })
  if (refused) return refused
  const grant = openGrant(model.wallets[wallet]!)!
  const { maxCalls, budget }: DelegationScope = scopes[grant.scope].scope
  if (maxCalls !== undefined && grant.signCount >= maxCalls) return 'delegation_budget_exceeded'
  const { cost } = requests[request]
  if (budget) {
    const begins = grant.windowEndsAt <= model.now
    const spent = (begins ? 0n : grant.spent) + cost
    if (spent > BigInt(budget.amount)) return 'delegation_budget_exceeded'
    if (begins) grant.windowEndsAt = model.now + budget.windowSec * 1_000
    grant.spent = spent
  }
  grant.signCount++
  model.told.push({ event: 'delegation.signed', subject: grant.id })
  return 'done'
}

/** Ends for good what has lapsed. */
export function sweep({ wallets, now }: Model): void {
  for (const { grants } of wallets) for (const grant of grants) if (grant.expiresAt <= now) grant.open = false
}

/** Ends server access to the wallets named, and every offer; says how many grants ended. */
export function revoke(model: Model, wallets: readonly number[]): number {
  const grants = wallets.flatMap((index) => openGrant(model.wallets[index]!) ?? [])
  for (const grant of grants) grant.open = false
  for (const offer of model.offers) Object.assign(offer, { pending: false, gone: true })
  return grants.length
}
