import * as endpoints from '@latchkey/core/endpoints'
import fc, { type Arbitrary, type AsyncCommand } from 'fast-check'
import { expect } from 'vitest'
import { app } from '../testServer.test.kit.ts'
import { assertHonest, assertShredded } from './invariants.test.kit.ts'
import { isDelegated, openGrant, refusal, revoke, sign, sweep, type Model } from './Model.test.kit.ts'
import { expectAnswer, flaws, makeAnswer, noteGrant, offer, type Flaw } from './offering.test.kit.ts'
import { outcomeOf } from './outcomeOf.test.kit.ts'
import { askRpc, type Real } from './Real.test.kit.ts'
import { pickRequest } from './requests.test.kit.ts'
import { moveClock, newSession, togglePasskey } from './sessions.test.kit.ts'

/** A step that the real world and the model take together; whatever it was, what was promised must hold afterwards. */
const step = (name: string, run: (model: Model, real: Real) => Promise<void>): AsyncCommand<Model, Real> => ({
  check: ({ alive }) => alive,
  async run(model, real) {
    await run(model, real)
    if (model.alive) await assertHonest(model, real)
  },
  toString: () => name,
})

/** What people, apps and thieves do, in any order; the number says how much more often than other things. */
export function commands(): Arbitrary<AsyncCommand<Model, Real>>[] {
  const any = fc.nat(1_000)
  const wallet = fc.nat(2)
  const ttl = fc.constantFrom(60, 3_600, 10_800)
  const weighed: [number, Arbitrary<AsyncCommand<Model, Real>>][] = [
    [5, fc.tuple(wallet, ttl, any).map(delegateStep)],
    [8, fc.tuple(wallet, any).map(signStep)],
    [3, fc.tuple(wallet, any, fc.boolean()).map(signManyStep)],
    [2, any.map(askAgainStep)],
    [1, fc.tuple(wallet, ttl, any).map(offerStep)],
    [2, fc.tuple(any, fc.constantFrom(...flaws), any).map(answerStep)],
    [1, any.map(replayStep)],
    [1, fc.constant(revokeAllStep)],
    [1, wallet.map(revokeOneStep)],
    [2, fc.tuple(wallet, any).map(revokeWhileSigningStep)],
    [1, any.map(revokeWhileAnsweringStep)],
    [3, fc.constantFrom(30, 61, 600, 3_600, -30, -600, -3_600).map(clockStep)],
    [1, fc.constant(sweepStep)],
    [1, fc.constant(step('signs out and in', newSession))],
    [1, any.map((pick) => step(`removes or adds passkey ${pick}`, (model, real) => togglePasskey(model, real, pick)))],
    [1, fc.constant(deleteStep)],
  ]
  return weighed.flatMap(([times, arbitrary]) => Array.from({ length: times }, () => arbitrary))
}

const offerStep = ([wallet, ttl, pick]: [number, number, number]) =>
  step(`offer for wallet ${wallet}, ${ttl} s, ${pick}`, (model, real) => offer(model, real, { wallet, ttl, pick }))

const delegateStep = ([wallet, ttl, pick]: [number, number, number]) =>
  step(`delegate wallet ${wallet}, ${ttl} s, ${pick}`, (model, real) => delegate(model, real, { wallet, ttl, pick }))

/** Asks for an offer and answers it. */
export async function delegate(model: Model, real: Real, wish: { wallet: number; ttl: number; pick: number }) {
  const before = model.offers.length
  await offer(model, real, wish)
  if (model.offers.length > before) await answer(model, real, { index: before, flaw: 'none', pick: wish.pick })
}

const answerStep = ([which, flaw, pick]: [number, Flaw, number]) =>
  step(`answer offer ${which} with ${flaw}, ${pick}`, async (model, real) => {
    if (model.offers.length > 0) await answer(model, real, { index: which % model.offers.length, flaw, pick })
  })

async function answer(model: Model, real: Real, { index, flaw, pick }: { index: number; flaw: Flaw; pick: number }) {
  const made = await makeAnswer(model, real, { index, flaw, pick })
  if (!made) return
  real.answers.push(made)
  const expected = expectAnswer(model, { index, flaw })
  const outcome = await outcomeOf(async () => {
    const { delegationId } = await real.server.ask(endpoints.delegateWallet, made, { token: real.person.token })
    await noteGrant(model, real, { index, id: delegationId })
  })
  expect(outcome).toBe(expected)
}

const replayStep = (pick: number) =>
  step(`replay answer ${pick}`, async (_, { server, answers, person }) => {
    const old = answers[pick % Math.max(1, answers.length)]
    const replay = () => server.ask(endpoints.delegateWallet, old!, { token: person.token })
    if (old) expect(await outcomeOf(replay)).toBe('action_challenge_unknown_or_used')
  })

const ended = ['delegation_revoked', 'delegation_expired']
const expectOutcome = (outcome: string, expected: string) =>
  expect(expected === 'ended' ? ended : [expected]).toContain(outcome)

const requestFor = (model: Model, wallet: number, pick: number) =>
  pickRequest(openGrant(model.wallets[wallet]!)?.scope, pick)

/** The wallet, or, most often, one that the server may sign with. */
function signer({ wallets }: Model, wallet: number, pick: number): number {
  const granted = wallets.findIndex((each) => openGrant(each))
  return openGrant(wallets[wallet]!) || granted < 0 || pick % 5 === 0 ? wallet : granted
}

const signStep = ([asked, pick]: [number, number]) =>
  step(`sign with wallet ${asked}, ${pick}`, async (model, real) => {
    const wallet = signer(model, asked, pick)
    const request = requestFor(model, wallet, pick)
    const number = real.count++
    const key = pick % 3 === 0 ? `key-${real.person.user.id}-${number}` : undefined
    const expected = sign(model, { wallet, request })
    const outcome = await outcomeOf(async () => {
      const { data } = await askRpc(real, { wallet, request, number, ...(key && { key }) })
      if (key) model.answered.push({ wallet, request, number, key, said: JSON.stringify(data) })
    })
    expectOutcome(outcome, expected)
  })

const signManyStep = ([asked, pick, together]: [number, number, boolean]) =>
  step(`sign four at once with wallet ${asked}, ${together ? 'one key' : 'no key'}, ${pick}`, async (model, real) => {
    const wallet = signer(model, asked, pick)
    const request = requestFor(model, wallet, pick)
    const numbers = together
      ? Array.from({ length: 4 }, () => real.count)
      : [0, 1, 2, 3].map((each) => real.count + each)
    real.count += 4
    const key = together ? `together-${real.person.user.id}-${real.count}` : undefined
    const calls = numbers.map((number) =>
      outcomeOf(() => askRpc(real, { wallet, request, number, ...(key && { key }) })),
    )
    const outcomes = await Promise.all(calls)
    const first = sign(model, { wallet, request })
    const expected = numbers.map((_, index) => (index === 0 || together ? first : sign(model, { wallet, request })))
    for (const [index, outcome] of outcomes.toSorted(doneFirst).entries()) expectOutcome(outcome, expected[index]!)
  })

const doneFirst = (a: string, b: string) => Number(b === 'done') - Number(a === 'done')

const askAgainStep = (pick: number) =>
  step(`ask again under key ${pick}`, async (model, real) => {
    const earlier = model.answered[pick % Math.max(1, model.answered.length)]
    if (!earlier) return
    const expected = refusal(model, earlier) ?? 'done'
    const outcome = await outcomeOf(async () => {
      expect(JSON.stringify((await askRpc(real, earlier)).data)).toBe(earlier.said)
    })
    expectOutcome(outcome, expected)
  })

const revokeAll = ({ server, person }: Real) => server.ask(endpoints.revokeWallets, {}, { token: person.token })

const revokeAllStep = step('revoke all', async (model, real) => {
  const { revoked, epoch } = await revokeAll(real)
  expect(revoked).toBe(revoke(model, [0, 1, 2]))
  const head = () => real.server.store.audit.head(real.person.user.id)
  const before = await head()
  expect(await revokeAll(real)).toMatchObject({ revoked: 0, epoch })
  expect(await head()).toEqual(before)
  await assertShredded(model, real)
})

const revokeOneStep = (wallet: number) =>
  step(`revoke wallet ${wallet}`, async (model, real) => {
    const body = { wallets: [real.wallets[wallet]!.address] }
    const { revoked } = await real.server.ask(endpoints.revokeWallets, body, { token: real.person.token })
    expect(revoked).toBe(revoke(model, [wallet]))
    await assertShredded(model, real)
  })

const revokeWhileSigningStep = ([asked, pick]: [number, number]) =>
  step(`revoke all while wallet ${asked} signs, ${pick}`, async (model, real) => {
    const wallet = signer(model, asked, pick)
    const request = requestFor(model, wallet, pick)
    const signing = [0, 1, 2, 3].map(() => outcomeOf(() => askRpc(real, { wallet, request, number: real.count++ })))
    if (pick % 2 === 0) await Promise.race(signing)
    const [{ revoked }, ...outcomes] = await Promise.all([revokeAll(real), ...signing])
    const released = outcomes.filter((outcome) => outcome === 'done')
    const hadLapsed = openGrant(model.wallets[wallet]!) && !isDelegated(model.wallets[wallet]!, model.now)
    for (const _ of released) expect(sign(model, { wallet, request })).toBe('done')
    const open = revoke(model, [0, 1, 2])
    // One that had lapsed is ended by whoever comes first.
    expect(hadLapsed ? [open, open - 1] : [open]).toContain(revoked)
    await assertShredded(model, real)
  })

const revokeWhileAnsweringStep = (pick: number) =>
  step(`revoke all while an offer is answered, ${pick}`, async (model, real) => {
    const index = model.offers.findLastIndex(({ pending }) => pending)
    const made = index < 0 ? null : await makeAnswer(model, real, { index, flaw: 'none', pick })
    if (!made) return
    real.answers.push(made)
    const { token } = real.person
    const expected = expectAnswer(model, { index, flaw: 'none' })
    const answering = outcomeOf(async () => {
      const { delegationId } = await real.server.ask(endpoints.delegateWallet, made, { token })
      await noteGrant(model, real, { index, id: delegationId })
    })
    const [outcome] = await Promise.all([answering, revokeAll(real)])
    expect([expected, 'action_challenge_unknown_or_used', 'delegation_superseded']).toContain(outcome)
    revoke(model, [0, 1, 2])
    await assertShredded(model, real)
  })

const clockStep = (seconds: number) =>
  step(`the clock moves by ${seconds} s`, async (model, real) => {
    await moveClock(model, real, seconds)
    await assertShredded(model, real)
  })

const sweepStep = step('lapsed keys are destroyed', async (model, real) => {
  while (await real.sweep(model.now));
  sweep(model)
  await assertShredded(model, real)
})

const deleteStep = step('delete the person', async (model, real) => {
  await real.server.ask(endpoints.deleteUser, undefined, { app, params: { id: real.person.user.id } })
  revoke(model, [0, 1, 2])
  model.alive = false
  for (const wallet of [0, 1, 2]) {
    const request = requestFor(model, wallet, wallet)
    expect(await outcomeOf(() => askRpc(real, { wallet, request, number: real.count++ }))).toBe('wallet_not_found')
  }
  await assertShredded(model, real)
})
