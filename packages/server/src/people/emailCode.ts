import { LatchkeyError } from '@latchkey/core'
import { toBase64url } from '@latchkey/core/wire'
import { sha256, utf8 } from '../bytes.ts'
import type { Server } from '../Server.ts'

/** How an address is compared and mailed to: always this form, never the one that was typed. */
export const normaliseEmail = (email: string) => email.trim().toLowerCase()

/** Six digits, each number as likely as the next. */
export function randomCode(): string {
  const range = 1_000_000
  const limit = Math.floor(2 ** 32 / range) * range
  let number: number
  do number = crypto.getRandomValues(new Uint32Array(1))[0]!
  while (number >= limit)
  return String(number % range).padStart(6, '0')
}

/** What a mailed code is stored under; whoever reads the store cannot try all million codes without the server's key. */
export async function codeTicketId({ keys }: Server, email: string, code: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', await keys.refresh(), utf8(`latchkey/email-code/v1\n${email}\n${code}`))
  return toBase64url(new Uint8Array(mac))
}

/** Milliseconds that a code holds, and that attempts are counted over. */
export const codeLifetime = 600_000

/** Counts an attempt; refuses with `rate_limited` beyond the most. */
export async function limit(server: Server, what: 'send' | 'try', email: string, most: number): Promise<void> {
  const key = `email-${what}:${await sha256(email)}`
  const { count, resetsAt } = await server.store.counters.hit(key, codeLifetime, server.now())
  if (count <= most) return
  const retryAt = new Date(resetsAt)
  const message = `There were too many attempts with this address. Try again after ${retryAt.toISOString()}.`
  throw new LatchkeyError('rate_limited', message, { retryable: true, retryAt })
}
