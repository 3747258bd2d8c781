import { LatchkeyError, type ErrorCode, type User } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { importUserBody, type ImportedAccount, type ImportUser } from '@latchkey/core/wire'
import type { Keyed } from './Keyed.ts'
import type { Send } from './createSend.ts'

/** What became of one person of a batch. */
export type ImportOutcome =
  | { index: number; success: true; id: string }
  | {
      index: number
      success: false
      code: ErrorCode
      error: string
      /** True where nothing is known to be wrong with it. */ retryable: boolean
    }

/** Brings people along from elsewhere. Each request has a key, so that a lost answer is asked for again without harm. */
export function createImports(send: Send) {
  return {
    /** Makes a person who has accounts already, and wallets for them where asked. */
    importUser: (input: ImportUser, { idempotencyKey = crypto.randomUUID() }: Keyed = {}): Promise<User> =>
      send(endpoints.importUser, { verb: 'importUser', body: spelled(input), idempotencyKey }),

    /** Makes many; each succeeds or fails alone. Once the server cannot be asked any more, the rest is left out as retryable. */
    async importUsers(
      inputs: ImportUser[],
      { idempotencyKey = crypto.randomUUID() }: Keyed = {},
    ): Promise<ImportOutcome[]> {
      const outcomes: ImportOutcome[] = []
      for (let start = 0; start < inputs.length; start += batchSize) {
        const batch = inputs.slice(start, start + batchSize)
        try {
          outcomes.push(...(await importBatch(batch, { start, idempotencyKey: `${idempotencyKey}:${start}` })))
        } catch (error) {
          if (!(error instanceof LatchkeyError) || !error.retryable) throw error
          const { code, message, retryable } = error
          for (let index = start; index < inputs.length; index++)
            outcomes.push({ index, success: false, code, error: message, retryable })
          return outcomes
        }
      }
      return outcomes
    },
  }

  async function importBatch(
    batch: ImportUser[],
    { start, idempotencyKey }: { start: number; idempotencyKey: string },
  ): Promise<ImportOutcome[]> {
    const users = batch.map((input) => importUserBody.encode(spelled(input)))
    const { results } = await send(endpoints.importUsers, { verb: 'importUsers', body: { users }, idempotencyKey })
    return results.map(({ index, success, id, code, error }) =>
      success
        ? { index: start + index, success, id: id! }
        : { index: start + index, success, code: code!, error: error!, retryable: false },
    )
  }
}

/** As many as the server takes at once. */
const batchSize = 20

/** Farcaster's picture and page have two names each: the imported one's, and the read one's. */
function spelled(input: ImportUser): ImportUser {
  const linkedAccounts = input.linkedAccounts.map((account): ImportedAccount => {
    if (account.type !== 'farcaster') return account
    const { profilePictureUrl, homepageUrl, ...fields } = account
    return {
      ...fields,
      ...(profilePictureUrl !== undefined && { pfp: profilePictureUrl }),
      ...(homepageUrl !== undefined && { url: homepageUrl }),
    }
  })
  return { ...input, linkedAccounts }
}
