import type { Store } from '../store/Store.ts'
import { createKnown } from './known.ts'
import { logMissing } from './logMissing.ts'
import type { Tombstone, TombstoneLine, TombstoneMark } from './Tombstone.ts'
import type { TombstoneLog } from './TombstoneLog.ts'

interface Parts {
  store: Store
  tombstones: TombstoneLog
  now: () => number
  /** Takes this log for the database's own, whichever it had before. */
  adopt?: boolean
}

/** Makes database and log agree on what ended, each learning from the other. Says what a restored backup had brought back. */
export async function reconcile({
  store,
  tombstones,
  now,
  adopt = false,
}: Parts): Promise<{ ended: number; deleted: number }> {
  const { id, start, lines } = await tombstones.read()
  const mark = adopt ? null : await store.tombstones.mark()
  if (mark) assertSame(mark, { id, start, lines })
  const back = { ended: 0, deleted: 0 }
  for (const tombstone of byPerson(lines.slice(mark?.seq ?? 0)))
    if (tombstone.deleted) back.deleted += Number(await store.users.delete(tombstone.userId))
    else back.ended += (await store.tombstones.apply(tombstone, { now: now(), audit: audit(now()) })).length

  const known = createKnown()
  for (const line of lines) known.add(line)
  for (let after: string | undefined; ;) {
    const page = await store.tombstones.list({ limit: 2_000, ...(after && { after }) })
    const lacking = page.tombstones.flatMap((tombstone) => known.lacks(tombstone) ?? [])
    if (lacking.length > 0) await tombstones.append(lacking)
    if (page.next === null) break
    after = page.next
  }
  const last = lines.at(-1)
  await store.tombstones.setMark({ log: id, seq: last?.seq ?? 0, hash: last?.hash ?? start })
  return back
}

/** A database knows its log: another one, or one that lost its end, would keep quiet about what it does not hold. */
function assertSame(mark: TombstoneMark, { id, start, lines }: Awaited<ReturnType<TombstoneLog['read']>>): void {
  if (mark.log !== id) throw logMissing('is another one than this database had')
  const hash = mark.seq === 0 ? start : lines[mark.seq - 1]?.hash
  if (hash !== mark.hash) throw logMissing('lacks lines that this database has seen')
}

/** One for each person, with all that their lines say. */
function byPerson(lines: TombstoneLine[]): Tombstone[] {
  const people = new Map<string, Tombstone>()
  for (const { userId, epoch, delegations, deleted } of lines) {
    const before = people.get(userId)
    people.set(userId, {
      userId,
      epoch: Math.max(epoch, before?.epoch ?? 0),
      delegations: [...(before?.delegations ?? []), ...delegations],
      deleted: deleted || (before?.deleted ?? false),
    })
  }
  return [...people.values()]
}

const audit = (ts: number) =>
  ({
    ts,
    actor: 'system',
    event: 'delegation.revoked',
    subject: '*',
    detail: { because: 'it had ended before a backup was restored' },
  }) as const
