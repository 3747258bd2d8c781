import { LatchkeyError } from '@latchkey/core'

/** The log of what ended cannot be trusted, or is not the one that goes with the database. */
export const logMissing = (why: string, cause?: unknown) =>
  new LatchkeyError(
    'delegation_tombstones_missing',
    `Nothing is signed: the log of ended server access ${why}, so a restored backup could bring back what people ended. ` +
      'Whoever runs the server brings back the log, or ends all server access (see “Backup and restore”).',
    { retryable: true, cause },
  )
