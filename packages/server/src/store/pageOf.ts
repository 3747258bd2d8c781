import { WireInvalidError } from '@latchkey/core/wire'
import type { Page } from './Store.ts'

/** A page of what is kept in the order of its places. Reads one more than asked for, so that the last page is known to be the last. */
export async function pageOf<row extends { place: number }>(
  { after, limit }: Page,
  read: (after: number, limit: number) => Promise<row[]>,
): Promise<{ rows: row[]; next: string | null }> {
  const rows = await read(placeOf(after), limit + 1)
  const shown = rows.slice(0, limit)
  return { rows: shown, next: rows.length > limit ? String(shown.at(-1)!.place) : null }
}

function placeOf(after: string | undefined): number {
  if (after === undefined) return 0
  if (/^\d{1,15}$/.test(after)) return Number(after)
  throw new WireInvalidError('cursor', 'is not one that was given with a page. Leave it out to begin at the first.')
}
