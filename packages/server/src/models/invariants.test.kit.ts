import type { Activity, User } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { findHistoryBreak } from '@latchkey/core/proof'
import { decodeJwt } from 'jose'
import { expect } from 'vitest'
import { canonicalJson, utf8 } from '../bytes.ts'
import { app, appId } from '../testServer.test.kit.ts'
import { isDelegated, type Model } from './Model.test.kit.ts'
import { outcomeOf } from './outcomeOf.test.kit.ts'
import type { Real } from './Real.test.kit.ts'
import { assertSignedOut } from './sessions.test.kit.ts'

/** What everybody is told is what the model knows: keys D10 (who may sign), D9 (how often), D1 and L1, L2 (the history). */
export async function assertHonest(model: Model, real: Real): Promise<void> {
  const { server, person, wallets } = real
  const { token } = person
  const [{ user, identityToken }, toApp, { grants }] = await Promise.all([
    server.ask(endpoints.refreshUser, undefined, { token }),
    server.ask(endpoints.getUser, undefined, { app, params: { id: person.user.id } }),
    server.ask(endpoints.getGrants, undefined, { token }),
  ])
  const delegated = wallets.filter((_, index) => isDelegated(model.wallets[index]!, model.now)).map(({ id }) => id)
  expect({ user: delegatedIn(user), app: delegatedIn(toApp), token: delegatedInToken(identityToken!) }).toEqual({
    user: delegated,
    app: delegated,
    token: delegated,
  })
  const active = grants.filter(({ status }) => status === 'active').map(({ walletId }) => walletId)
  expect(active.toSorted()).toEqual(delegated.toSorted())
  const counts = Object.fromEntries(grants.map(({ id, signCount }) => [id, signCount]))
  const known = model.wallets.flatMap((wallet) => wallet.grants)
  expect(counts).toEqual(Object.fromEntries(known.map(({ id, signCount }) => [id, signCount])))
  await assertHistory(model, real)
}

const delegatedIn = ({ linkedAccounts }: User) =>
  linkedAccounts.flatMap((account) => (account.type === 'wallet' && account.delegated ? [account.id] : []))

const delegatedInToken = (token: string) =>
  (JSON.parse(decodeJwt(token)['linked_accounts'] as string) as { id?: string; delegated?: boolean }[])
    .filter(({ delegated }) => delegated)
    .map(({ id }) => id)

/** The history tells of each grant and each signature, of none that came after an end, and nobody can change it unseen. */
async function assertHistory(model: Model, { server, person, head }: Real): Promise<void> {
  const query = new URLSearchParams({ limit: '100' })
  const answer = await server.send('GET', `/v1/activity?${query}`, {
    headers: { authorization: `Bearer ${person.token}` },
  })
  const lines = endpoints.getActivity.response.decode(answer.body).activity.toReversed()
  if (lines[0] && lines[0].seq > 1) return // longer than a page; the next shorter run looks again
  const told = lines.filter(({ event }) => event === 'delegation.created' || event === 'delegation.signed')
  expect(told.map(({ event, subject }) => ({ event, subject }))).toEqual(model.told)
  assertOrder(lines)

  const { id } = person.user
  expect(await findHistoryBreak(id, lines, null)).toBeNull()
  if (lines.length < 3) return
  const at = lines.length % (lines.length - 1)
  const changed: Activity[][] = [
    lines.toSpliced(at, 1, { ...lines[at]!, event: 'delegation.revoked', subject: 'other' }),
    lines.toSpliced(at, 1),
    lines.toSpliced(at, 2, lines[at + 1]!, lines[at]!),
    lines.toSpliced(at, 0, lines[at]!),
  ]
  for (const forged of changed) expect(await findHistoryBreak(id, forged, null)).not.toBeNull()
  if (head) {
    expect(lines[head.seq - 1]).toMatchObject(head)
    expect(lines.slice(0, head.seq - 1).some(({ seq, hash }) => seq === head.seq && hash === head.hash)).toBe(false)
  }
}

/** No line of a signature stands behind the end of what it was made under. */
function assertOrder(lines: readonly Activity[]): void {
  const open = new Map<string, string | undefined>()
  for (const { event, subject, detail } of lines) {
    if (event === 'delegation.created') open.set(subject, detail?.['wallet'])
    if (event === 'delegation.signed') expect(open.has(subject)).toBe(true)
    if (event !== 'delegation.revoked') continue
    const named = detail?.['wallets']?.split(' ') ?? []
    for (const [id, wallet] of open) if (named.includes('*') || named.includes(wallet ?? '')) open.delete(id)
  }
}

/** Nothing of what ended is left to open (keys D4), and no earlier answer is taken again (D5). What stands is there and opens. */
export async function assertShredded(model: Model, real: Real): Promise<void> {
  const rows = await real.rows()
  const openIds = new Set(model.wallets.flatMap(({ grants }) => grants.filter(({ open }) => open).map(({ id }) => id)))
  const kept = new Set(model.alive ? openIds : [])
  for (const { id, texts } of real.stored)
    expect(texts.map((text) => rows.some((row) => row.includes(text)))).toEqual(texts.map(() => kept.has(id)))

  const wrapped = [...new Set(rows.flatMap((row) => row.match(/[\w:-]*[\w-]{16}\.[\w-]{40,}/g) ?? []))]
  for (const { id, address, epoch } of real.stored) {
    const owner = { appId, delegationId: id, userId: real.person.user.id, address, epoch }
    expect(await opens(real, wrapped, owner)).toBe(kept.has(id))
  }
  for (const [index, { actionId }] of real.offers.entries()) {
    if (!model.offers[index]!.gone) continue
    expect(await opens(real, wrapped, { purpose: 'delegation-offer', actionId })).toBe(false)
  }
  if (!model.alive) return
  const { server, answers, person } = real
  for (const answer of answers)
    expect(await outcomeOf(() => server.ask(endpoints.delegateWallet, answer, { token: person.token }))).not.toBe(
      'done',
    )
  await assertSignedOut(real)
}

async function opens({ kek }: Real, wrapped: readonly string[], owner: object): Promise<boolean> {
  const aad = utf8(canonicalJson(owner))
  const tries = wrapped.map((text) =>
    kek.unwrap(text, aad).then(
      () => true,
      () => false,
    ),
  )
  return (await Promise.all(tries)).includes(true)
}
