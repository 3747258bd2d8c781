import { LatchkeyError } from '@latchkey/core'

/** Walks through a list that comes in parts. A server that leads in circles is found out. */
export async function* pages<item>(
  read: (cursor: string | undefined) => Promise<{ data: item[]; nextCursor: string | null }>,
): AsyncGenerator<item, void, undefined> {
  const seen = new Set<string>()
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    yield* page.data
    cursor = page.nextCursor ?? undefined
    if (cursor !== undefined && seen.has(cursor))
      throw new LatchkeyError('backend_invalid', 'The list leads in circles: the server gave the same cursor twice.')
    if (cursor !== undefined) seen.add(cursor)
  } while (cursor !== undefined)
}
