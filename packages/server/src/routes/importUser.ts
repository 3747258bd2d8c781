import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { importUserBody, type ImportResult } from '@latchkey/core/wire'
import { readIdempotency, type Idempotency } from '../http/idempotency.ts'
import { page, route } from '../http/route.ts'
import { countImports } from '../people/countImports.ts'
import * as people from '../people/importUser.ts'
import type { Server } from '../Server.ts'

/** Makes a person who has accounts already. */
export const importUser = route(endpoints.importUser, async ({ server, request }, body) => {
  const once = await readIdempotency(request, endpoints.importUser, body)
  const before = once && (await people.importedBefore(server, once))
  if (before) return before
  await countImports(server, 1)
  return people.importUser(server, body, once)
})

/** Makes several people, one after the other. Each keeps a receipt of their own, so a batch that broke off is finished by its repetition. */
export const importUsers = route(endpoints.importUsers, async ({ server, request }, { users }) => {
  const once = await readIdempotency(request, endpoints.importUsers, users)
  const turns = users.map((wire, index) => ({
    wire,
    index,
    once: once && { ...once, key: `${once.key} ${index}` },
  }))
  const before = await Promise.all(turns.map(async (turn) => turn.once && people.importedBefore(server, turn.once)))
  await countImports(server, before.filter((user) => !user).length)
  const results: ImportResult[] = []
  for (const turn of turns) {
    const id = before[turn.index]?.id
    const outcome = id === undefined ? await importOne(server, turn) : { success: true, id }
    results.push({ action: 'create', index: turn.index, ...outcome })
  }
  return { results }
})

/** Imports up to 20 people, under the name that batches were given later. */
export const importUsersBatch = page('POST', '/users/batch', (call) => importUsers.answer(call))

type Outcome = Pick<ImportResult, 'success' | 'id' | 'code' | 'error'>

async function importOne(server: Server, { wire, once }: Turn): Promise<Outcome> {
  try {
    const { id } = await people.importUser(server, importUserBody.decode(wire), once)
    return { success: true, id }
  } catch (error) {
    // Trouble of our own is not the item's fault: the whole batch may be sent again, and those made already keep their receipts.
    if (!(error instanceof LatchkeyError) || error.retryable) throw error
    return { success: false, code: error.code, error: error.message }
  }
}

interface Turn {
  wire: unknown
  once: Idempotency | undefined
}
