import { LatchkeyError } from '@latchkey/core'
import type { Server } from '../Server.ts'

/** Counts people to be imported; refuses with `rate_limited` where they are more than the app may bring in a minute. */
export async function countImports({ takeImports, importsPerMinute }: Server, people: number): Promise<void> {
  if (people === 0) return
  const resetsAt = await takeImports('imports', importsPerMinute, people)
  if (resetsAt === null) return
  const retryAt = new Date(resetsAt)
  throw new LatchkeyError(
    'rate_limited',
    `More than ${importsPerMinute} people were imported within a minute, so nobody was now. Try again after ${retryAt.toISOString()}.`,
    { retryable: true, retryAt },
  )
}
