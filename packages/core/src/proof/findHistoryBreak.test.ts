import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Activity } from '../types/Activity.ts'
import { findHistoryBreak } from './findHistoryBreak.ts'

const userId = 'did:latchkey:ada'
const hashOf = (value: object) => createHash('sha256').update(canonicalize(value)!).digest('base64url')

/** A history as it is written down: each line covers the one before. */
function historyOf(subjects: string[]): Activity[] {
  const lines: Activity[] = []
  for (const [at, subject] of subjects.entries()) {
    const detail = { wallet: subject }
    const ts = new Date(1_700_000_000_000 + at)
    const { hash: prev = 'latchkey/audit/v1' } = lines.at(-1) ?? {}
    const hashed = {
      seq: at + 1,
      actor: 'app',
      event: 'delegation.signed',
      subject,
      dataHash: hashOf(detail),
      prev,
    } as const
    const hash = hashOf({ ...hashed, ts: ts.getTime(), userId })
    const seen = { address: null, action: null, digest: null, transactionHash: null, checkpoint: null }
    lines.push({ ...hashed, ...seen, ts, detail, hash })
  }
  return lines
}

const history = fc.array(fc.string(), { minLength: 2, maxLength: 12 }).map(historyOf)

test('finds nothing in a history that nobody touched, from its beginning or from any line on', async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.nat(), async (lines, from) => {
      const known = from % lines.length
      expect(await findHistoryBreak(userId, lines, null)).toBeNull()
      expect(await findHistoryBreak(userId, lines.slice(known + 1), lines[known]!)).toBeNull()
    }),
  )
})

/** What somebody could do to a history; each leaves it shorter than it must be nowhere but in its middle. */
const tamper: Record<string, (lines: Activity[], at: number) => Activity[]> = {
  'edits a subject': (lines, at) => lines.with(at, { ...lines[at]!, subject: `${lines[at]!.subject}!` }),
  'edits a time': (lines, at) => lines.with(at, { ...lines[at]!, ts: new Date(lines[at]!.ts.getTime() + 1) }),
  'edits who it was': (lines, at) => lines.with(at, { ...lines[at]!, actor: 'user' }),
  'edits what it was': (lines, at) => lines.with(at, { ...lines[at]!, event: 'delegation.revoked' }),
  'edits a detail': (lines, at) => lines.with(at, { ...lines[at]!, detail: { wallet: 'another' } }),
  'edits a hash': (lines, at) => lines.with(at, { ...lines[at]!, hash: hashOf({ at }) }),
  'drops a line': (lines, at) => lines.toSpliced(Math.min(at, lines.length - 2), 1),
  'swaps two lines': (lines, at) => {
    const first = Math.min(at, lines.length - 2)
    return lines.with(first, lines[first + 1]!).with(first + 1, lines[first]!)
  },
  'inserts a line': (lines, at) => lines.toSpliced(at, 0, lines[at]!),
}

test.each(Object.entries(tamper))('finds out who %s', async (_, change) => {
  await fc.assert(
    fc.asyncProperty(history, fc.nat(), async (lines, at) => {
      expect(await findHistoryBreak(userId, change(lines, at % lines.length), null)).not.toBeNull()
    }),
  )
})

test('finds another person’s history, and one that does not go on from what was seen', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (lines) => {
      expect(await findHistoryBreak('did:latchkey:eve', lines, null)).toBe(lines[0])
      expect(await findHistoryBreak(userId, lines.slice(1), { seq: 1, hash: hashOf({}) })).toBe(lines[1])
    }),
  )
})
