import { LatchkeyError } from '@latchkey/core'
import { toBase64url } from '@latchkey/core/wire'
import { sha256, utf8 } from '../bytes.ts'
import type { Server } from '../Server.ts'

/** Whom a code goes to. */
export interface Recipient {
  kind: 'email-code' | 'sms-code'
  /** Normalised: an e-mail address, or a phone number in E.164. */
  address: string
}

/** Milliseconds that a code holds, and that attempts are counted over. */
const lifetime = 600_000

/** Makes a code of six digits for somebody. `askedBy` is the signed-in person, who alone may then link with it. */
export async function makeCode(server: Server, recipient: Recipient, askedBy: string | null): Promise<string> {
  await limit(server, 'send', recipient, 3)
  const code = randomCode()
  const { kind } = recipient
  const id = await ticketId(server, recipient, code)
  await server.store.tickets.put({ kind, id, userId: askedBy, data: {}, expiresAt: server.now() + lifetime })
  return code
}

/** Uses a code up; throws where it is not a good one, or where `askedBy` is given and somebody else asked for it. */
export async function useCode(
  server: Server,
  recipient: Recipient,
  { code, askedBy }: { code: string; askedBy?: string },
): Promise<void> {
  if (isTestCode(server, recipient, code)) return
  await limit(server, 'try', recipient, 5)
  const id = await ticketId(server, recipient, code)
  const ticket = await server.store.tickets.take(recipient.kind, id, server.now())
  if (!ticket || (askedBy !== undefined && ticket.userId !== askedBy))
    throw new LatchkeyError(
      'invalid_credentials',
      'This code is wrong, was used before, is older than 10 minutes, or was asked for by somebody else. Ask for a new one.',
    )
}

/** True for the app's own test account, which is sent no codes. */
export const isTestRecipient = ({ testAccount }: Server, { kind, address }: Recipient): boolean =>
  !!testAccount && address === (kind === 'email-code' ? testAccount.email : testAccount.phone)

const isTestCode = (server: Server, recipient: Recipient, code: string) =>
  isTestRecipient(server, recipient) && code === server.testAccount?.code

/** Six digits, each number as likely as the next. */
function randomCode(): string {
  const range = 1_000_000
  const most = Math.floor(2 ** 32 / range) * range
  let number: number
  do number = crypto.getRandomValues(new Uint32Array(1))[0]!
  while (number >= most)
  return String(number % range).padStart(6, '0')
}

/** What a code is stored under; whoever reads the store cannot try all million codes without the server's key. */
async function ticketId({ keys }: Server, { kind, address }: Recipient, code: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', await keys.refresh(), utf8(`latchkey/${kind}/v1\n${address}\n${code}`))
  return toBase64url(new Uint8Array(mac))
}

/** Counts an attempt; refuses with `rate_limited` beyond the most. */
async function limit(server: Server, what: 'send' | 'try', { kind, address }: Recipient, most: number): Promise<void> {
  const key = `${kind}-${what}:${await sha256(address)}`
  const { count, resetsAt } = await server.store.counters.hit(key, lifetime, server.now())
  if (count <= most) return
  const retryAt = new Date(resetsAt)
  const message = `There were too many attempts with this address. Try again after ${retryAt.toISOString()}.`
  throw new LatchkeyError('rate_limited', message, { retryable: true, retryAt })
}
