import * as endpoints from '@latchkey/core/endpoints'
import { expect } from 'vitest'
import { consent } from '../testPerson.test.kit.ts'
import { isDelegated, openGrant, type Model } from './Model.test.kit.ts'
import type { Real } from './Real.test.kit.ts'
import { outcomeOf } from './outcomeOf.test.kit.ts'
import { scopes, type ScopeName } from './requests.test.kit.ts'

/** What may be wrong with an answer to an offer. `old…`: taken from an earlier answer. */
export const flaws = [
  'none',
  'otherKey',
  'oldSealed',
  'oldAssertion',
  'changedGrant',
  'otherOffer',
  'removedPasskey',
] as const
export type Flaw = (typeof flaws)[number]

/** Asks for an offer. */
export async function offer(
  model: Model,
  real: Real,
  { wallet, ttl, pick }: { wallet: number; ttl: number; pick: number },
) {
  const { address, chainType } = real.wallets[wallet]!
  const names = Object.keys(scopes).filter((name) => (name === 'solanaMessages') === (chainType === 'solana'))
  const scope = names[pick % names.length] as ScopeName
  const waiting = model.offers.filter(({ pending, lapsesAt }) => pending && lapsesAt > model.now).length
  const expected = isDelegated(model.wallets[wallet]!, model.now)
    ? 'delegation_exists'
    : waiting >= 5
      ? 'too_many_pending_actions'
      : 'done'
  const outcome = await outcomeOf(async () => {
    const body = { address, chainType, mode: 'sealed', scope: scopes[scope].scope, ttl } as const
    real.offers.push(await real.server.ask(endpoints.delegateWalletInit, body, { token: real.person.token }))
  })
  expect(outcome).toBe(expected)
  if (outcome !== 'done') return
  const times = { lapsesAt: model.now + 120_000, expiresAt: model.now + ttl * 1_000 }
  model.offers.push({ wallet, scope, session: model.session, ...times, pending: true, gone: false })
}

/** What is sent for an offer, right or wrong; null where it takes an earlier answer, or a passkey that is none any more, and there is none. */
export async function makeAnswer(
  model: Model,
  real: Real,
  { index, flaw, pick }: { index: number; flaw: Flaw; pick: number },
) {
  const isTheirs = flaw !== 'removedPasskey'
  const devices = real.devices.filter((_, device) => model.passkeys[device] === isTheirs)
  if (devices.length === 0) return null
  const { passkey, credentialId: id } = devices[pick % devices.length]!
  const { wallet } = model.offers[index]!
  const { key } = real.wallets[flaw === 'otherKey' ? (wallet + 1) % real.wallets.length : wallet]!
  const answer = await consent(
    { ...real.person, passkey },
    { key },
    { ...real.offers[index]!, allowCredentials: [{ id, type: 'public-key' }] },
  )
  const old = real.answers[pick % Math.max(1, real.answers.length)]
  if (flaw === 'changedGrant') return { ...answer, signed: changeOne(answer.signed, pick) }
  if (!flaw.startsWith('old') && flaw !== 'otherOffer') return answer
  if (!old || old.actionId === answer.actionId) return null
  if (flaw === 'oldSealed') return { ...answer, sealed: old.sealed }
  if (flaw === 'oldAssertion') return { ...answer, assertion: old.assertion }
  return { ...old, actionId: answer.actionId }
}

/** How an answer must end, and what that makes of the model. The offer is used up in any case. */
export function expectAnswer(model: Model, { index, flaw }: { index: number; flaw: Flaw }): string {
  const { pending, lapsesAt, session, wallet } = model.offers[index]!
  if (!pending) return 'action_challenge_unknown_or_used'
  model.offers[index]!.pending = false
  if (lapsesAt <= model.now || session !== model.session) return 'action_challenge_unknown_or_used'
  if (flaw !== 'none') return refusals[flaw]
  const open = openGrant(model.wallets[wallet]!)
  if (open && open.expiresAt > model.now) return 'delegation_exists'
  if (open) open.open = false
  return 'done'
}

/** Notes a delegation that came about: in the model, and, for later, what was stored of its key. */
export async function noteGrant(model: Model, real: Real, { index, id }: { index: number; id: string }) {
  const { wallet, scope, expiresAt } = model.offers[index]!
  model.wallets[wallet]!.grants.push({ id, scope, expiresAt, open: true, signCount: 0, spent: 0n, windowEndsAt: 0 })
  model.told.push({ event: 'delegation.created', subject: id })
  const rows = await real.server.store.delegations.ofUser(real.person.user.id)
  const { sealedKey, address, epoch } = rows.find((row) => row.id === id)!
  real.stored.push({ id, address, epoch, texts: sealedKey ? [sealedKey.wrappedDek, sealedKey.ct] : [] })
}

const refusals: Record<Exclude<Flaw, 'none'>, string> = {
  otherKey: 'delegation_key_mismatch',
  oldSealed: 'delegation_blob_invalid',
  oldAssertion: 'action_signature_invalid',
  changedGrant: 'delegation_grant_mismatch',
  otherOffer: 'delegation_grant_mismatch',
  removedPasskey: 'action_signature_invalid',
}

/** The text with one member of the grant changed and the others as they are. */
function changeOne(signed: string, pick: number): string {
  const { grant, ...rest } = JSON.parse(signed) as { grant: Record<string, unknown> }
  const members = Object.keys(grant)
  const name = members[pick % members.length]!
  const value = grant[name]
  const changed = typeof value === 'number' ? value + 1 : typeof value === 'string' ? `${value}x` : {}
  return JSON.stringify({ grant: { ...grant, [name]: changed }, ...rest })
}
