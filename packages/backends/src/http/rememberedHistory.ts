import { lazily } from '@latchkey/core'
import type { Activity, AuditHead, HistoryDispute, LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { sessionAnswer, type SessionAnswer } from '@latchkey/core/wire'
import type { RecordStorage } from './RecordStorage.ts'
import type { Send, Sending } from './transport.ts'

/**
 * Remembers where people's histories stood, beyond sign-out: without a memory outside the server nobody could tell that its end
 * was cut off. `send` sends as it was given, and holds each session's history against what is remembered.
 */
export function createRememberedHistory({
  scope,
  storage,
  send,
}: {
  scope: string
  storage: RecordStorage
  send: Send
}) {
  const key = `${scope}#history`
  const troubles = new Map<string, LatchkeyError>()

  async function compare(
    known: AuditHead,
    answer: SessionAnswer,
    { verb, signal }: Pick<Sending<unknown>, 'verb' | 'signal'>,
  ) {
    const { user, auditHead: head, token } = answer
    if (!head) return 'it is gone'
    if (head.seq < known.seq) return 'its end is missing'
    if (head.seq === known.seq) return head.hash === known.hash ? null : 'its last line is another one'
    const lines: Activity[] = []
    for (let cursor = String(head.seq + 1); Number(cursor) > known.seq + 1;) {
      const page = await send(endpoints.getActivity, { verb, signal, accessToken: token, query: { cursor } })
      lines.unshift(...page.activity.toReversed())
      if (page.nextCursor === null) break
      cursor = page.nextCursor
    }
    const { findHistoryBreak } = await lazily(import('@latchkey/core/proof'))
    const added = lines.filter(({ seq }) => seq > known.seq)
    const follows = added.at(-1)?.hash === head.hash && !(await findHistoryBreak(user.id, added, known))
    return follows ? null : 'what was added does not follow what was there'
  }

  async function see(
    known: Remembered | undefined,
    answer: SessionAnswer,
    request: Pick<Sending<unknown>, 'verb' | 'signal'>,
  ) {
    const { user, auditHead: head } = answer
    const complaint = known?.seq ? await compare(known, answer, request) : null
    if (known && complaint) {
      const { AuditRollbackError } = await lazily(import('@latchkey/core/proof'))
      troubles.set(user.id, new AuditRollbackError(complaint, disputeOf(user.id, known, head ?? null)))
      return
    }
    troubles.delete(user.id)
    if (!head) return
    await storage.update(key, (kept) => {
      const heads = (kept ?? {}) as Heads
      const mine = heads[user.id]
      return (mine?.seq ?? 0) < head.seq ? { ...heads, [user.id]: { ...mine, ...head } } : heads
    })
  }

  /** What a person may do about a history that departs from theirs: take just this one, once. */
  const disputeOf = (userId: string, known: Remembered, head: AuditHead | null): HistoryDispute => ({
    seen: { seq: known.seq, hash: known.hash },
    told: head,
    accepted: (known.accepted ?? []).map(({ at }) => new Date(at)),
    async accept() {
      let isTaken = false
      await storage.update(key, (kept) => {
        const heads = (kept ?? {}) as Heads
        const { accepted = [], ...seen } = heads[userId] ?? known
        if (seen.seq !== known.seq || seen.hash !== known.hash) return heads // another tab saw more: it is held against that
        isTaken = true
        const before = { ...seen, at: Date.now() }
        return { ...heads, [userId]: { ...(head ?? nowhere), accepted: [...accepted, before].slice(-acceptedKept) } }
      })
      if (isTaken) troubles.delete(userId)
    },
  })

  const watched: Send = async (endpoint, request) => {
    if ((endpoint.response as unknown) !== sessionAnswer) return await send(endpoint, request)
    const before = ((await storage.read(key)) ?? {}) as Heads // not later: another tab may have seen more meanwhile
    const answer = await send(endpoint, request)
    const session = answer as SessionAnswer
    // What cannot be read now is held against the same memory next time.
    await see(before[session.user.id], session, request).catch(() => {})
    return answer
  }

  return {
    send: watched,
    /** Throws where the person's history is not what it was. */
    assertWhole(userId: string | undefined): void {
      const trouble = userId === undefined ? undefined : troubles.get(userId)
      if (trouble) throw trouble
    },
  }
}

/** Where a history was last seen to end, and from where the person went on though it had departed. */
type Remembered = AuditHead & { accepted?: (AuditHead & { at: number })[] }
type Heads = Record<string, Remembered>

/** The end of a history that is not there. */
const nowhere: AuditHead = { seq: 0, hash: '' }

const acceptedKept = 20
