import { toBase64url } from '@latchkey/core/wire'
import { sha256 } from 'viem/utils'
import { canonicalJson, utf8 } from '../bytes.ts'
import type { Tombstone, TombstoneLine } from './Tombstone.ts'

/** The last line so far, or the beginning: what the next one follows. */
export type End = Pick<TombstoneLine, 'seq' | 'hash'>

/** The beginning of a log. */
export const startOf = (log: string, ts: number): string => hashOf({ v: 1, type: 'tombstones', log, ts })

/** A line as it is kept, in the order of its log. */
export interface KeptLine extends TombstoneLine {
  /** Milliseconds since 1970. */
  ts: number
}

/** The next line of a log. */
export function nextLine(
  { seq, hash: prev }: End,
  { userId, epoch, delegations, deleted }: Tombstone,
  ts: number,
): KeptLine {
  const line = { seq: seq + 1, ts, userId, epoch, delegations, deleted }
  return { ...line, hash: hashOf({ ...line, prev }) }
}

/** Whether a line follows, and nobody changed it since. */
export const follows = (end: End, line: KeptLine): boolean =>
  line.seq === end.seq + 1 && line.hash === nextLine(end, line, line.ts).hash

const hashOf = (value: object) => toBase64url(sha256(utf8(canonicalJson(value)), 'bytes'))
