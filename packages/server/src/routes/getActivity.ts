import { wallets, type Activity } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { WireInvalidError } from '@latchkey/core/wire'
import { readPage } from '../http/readPage.ts'
import { route } from '../http/route.ts'
import { readUser } from '../people/readUser.ts'
import type { AuditRow } from '../store/Store.ts'

/** Tells the person what was done with their server access, newest first, line by line as it is chained. */
export const getActivity = route(endpoints.getActivity, async ({ server, session, request }) => {
  const { userId } = session
  const { after, limit } = readPage(new URL(request.url).searchParams)
  if (after !== undefined && !/^[1-9]\d{0,14}$/.test(after)) throw new WireInvalidError('cursor', 'is not one of ours')
  const before = after === undefined ? undefined : Number(after)
  const rows = await server.store.audit.page(userId, { before, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const addresses = new Map(wallets(await readUser(server, userId)).map(({ id, address }) => [id, address]))
  return {
    activity: shown.map((row) => toActivity(row, addresses)),
    nextCursor: rows.length > limit ? String(shown.at(-1)!.seq) : null,
  }
})

function toActivity(row: AuditRow, addresses: ReadonlyMap<string | null | undefined, string>): Activity {
  const { userId: _theirs, ts, detail, ...line } = row
  return {
    ...line,
    ts: new Date(ts),
    detail,
    address: addresses.get(detail?.wallet) ?? null,
    action: detail?.action ?? null,
    digest: detail?.digest ?? null,
    transactionHash: detail?.transaction ?? null,
  }
}
