import { LatchkeyError, type ErrorCode, type RevokeOutcome, type User, type Wallet } from '@latchkey/core'
import { ada, fails, hangs } from '@latchkey/core/fake'
import { expect, test, vi } from 'vitest'
import { delegatedWallet, trader } from '../stories/people.stories.kit.ts'
import { attemptRevoke, checkRevoke, leftOver } from './attemptRevoke.ts'

const targets: Wallet[] = [0, 1, 2].map((index) => delegatedWallet(index))
const answer = (...outcomes: RevokeOutcome['outcome'][]) => ({
  results: outcomes.map((outcome, index) => ({ ...targets[index]!, outcome })),
})
const attempt = (revoke: Parameters<typeof attemptRevoke>[0]['revoke'], reread: () => Promise<User> = hangs) => {
  const onCheck = vi.fn()
  return { onCheck, ended: attemptRevoke({ targets, revoke, reread, patience: 20, onCheck }) }
}
const refusal = (code: ErrorCode) => expect.objectContaining({ code }) as LatchkeyError

test('all revoked is done', async () => {
  const { ended } = attempt(async () => answer('revoked', 'not-delegated', 'revoked'))
  expect(await ended).toMatchObject({ status: 'done' })
})

test('some revoked is partial, and the others are left over', async () => {
  const { ended } = attempt(async () => answer('revoked', 'still-active', 'unknown'))
  const { status, result } = await ended
  expect(status).toBe('partial')
  expect(leftOver(targets, result)).toEqual([targets[1], targets[2]])
})

test('a wallet that the answer leaves out does not count as revoked', async () => {
  const { ended } = attempt(async () => answer('revoked', 'revoked'))
  expect(await ended).toMatchObject({ status: 'partial' })
})

test('an answer finds its wallet in any letter case', () => {
  const results = [{ ...targets[0]!, address: targets[0]!.address.toLowerCase(), outcome: 'revoked' as const }]
  expect(leftOver(targets, { results })).toEqual([targets[1], targets[2]])
})

test('a refusal is an error at once: nothing is read again', async () => {
  const { ended, onCheck } = attempt(fails('rate_limited'))
  expect(await ended).toMatchObject({ status: 'error', error: refusal('rate_limited') })
  expect(onCheck).not.toHaveBeenCalled()
})

test('a lost answer is read again, and where access has ended it is done (fault 44)', async () => {
  const { ended, onCheck } = attempt(fails('backend_unreachable'), async () => ada)
  expect(await ended).toMatchObject({ status: 'done' })
  expect(onCheck).toHaveBeenCalledOnce()
})

test('a lost answer with access still on is an error, with its reason', async () => {
  const { ended } = attempt(fails('store_unavailable'), async () => trader)
  expect(await ended).toMatchObject({ status: 'error', error: refusal('store_unavailable') })
})

test('no answer in time with access still on stays unknown: it may yet be carried out (fault 20)', async () => {
  const { ended } = attempt(hangs, async () => trader)
  expect(await ended).toMatchObject({ status: 'unknown', error: refusal('timeout') })
})

test('where reading it again fails or hangs too, it is unknown, and the promise settles (fault 20)', async () => {
  expect(await attempt(hangs).ended).toMatchObject({ status: 'unknown' })
  const { ended } = attempt(fails('backend_failed'), fails('offline'))
  expect(await ended).toMatchObject({ status: 'unknown', error: refusal('backend_failed') })
})

test('asked again later, access that is still on is an error to try again from', async () => {
  expect(await checkRevoke({ targets, reread: async () => trader, patience: 20 })).toMatchObject({ status: 'error' })
})
