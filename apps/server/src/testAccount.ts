import { randomInt } from 'node:crypto'
import type { TestAccount } from '@latchkey/server'

/** Somebody made up for as long as the process runs, so that an app's tests can sign in without mail. Never used in production. */
export function makeTestAccount(): TestAccount {
  const digits = (count: number) => String(randomInt(10 ** count)).padStart(count, '0')
  return { email: `test-${digits(4)}@latchkey.test`, phone: `+1555555${digits(4)}`, code: digits(6) }
}
