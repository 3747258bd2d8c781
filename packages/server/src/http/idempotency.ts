import { LatchkeyError } from '@latchkey/core'
import { WireInvalidError, type Codec, type Endpoint } from '@latchkey/core/wire'
import { canonicalJson, sha256 } from '../bytes.ts'
import type { ReceiptRow } from '../store/Store.ts'

/** What a caller asks for once, however often the request arrives. */
export type Idempotency = Pick<ReceiptRow, 'key' | 'requestHash'>

/** The key that a request came with, under Privy's name for it or the plain one. */
export const idempotencyKeyOf = ({ headers }: Request): string | null =>
  headers.get('privy-idempotency-key') ?? headers.get('idempotency-key')

/** The key that a request came with, and what it asks for; undefined where it came without. */
export async function readIdempotency(
  request: Request,
  { method, path }: Pick<Endpoint, 'method' | 'path'>,
  body: unknown,
): Promise<Idempotency | undefined> {
  const key = idempotencyKeyOf(request)
  if (key === null) return undefined
  if (!/^[\x21-\x7e]{1,256}$/.test(key))
    throw new WireInvalidError(
      'privy-idempotency-key',
      'should be 1 to 256 visible ASCII characters, for example a UUID',
    )
  return { key, requestHash: await sha256(canonicalJson({ method, path, body })) }
}

/** What is kept of an answer, with what it answers to. As a text, because a database may give an object's members back in another order. */
export const receiptOf = <value>(
  once: Idempotency,
  { codec, answer, userId, now }: { codec: Codec<value>; answer: value; userId: string | null; now: number },
): ReceiptRow => ({
  ...once,
  userId,
  answer: { status: 200, body: JSON.stringify(codec.encode(answer)) },
  expiresAt: now + receiptLifetime,
})

/** The answer that was given under a key; refuses where the key was used for something else. */
export function answerIn<value>(receipt: ReceiptRow, { requestHash }: Idempotency, codec: Codec<value>): value {
  if (receipt.requestHash === requestHash) return codec.decode(JSON.parse(receipt.answer.body as string))
  throw new LatchkeyError(
    'idempotency_key_reused',
    'This idempotency key was used for another request. Nothing was done. Use a new key for a new request.',
  )
}

/** Milliseconds that an answer is kept for those who ask again. */
const receiptLifetime = 86_400_000
