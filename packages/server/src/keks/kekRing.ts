import { LatchkeyError } from '@latchkey/core'
import { guardKek, type Kek } from '../kek.ts'

/** One KEK, or several of which the first closes and all open. */
export type Keks = Kek | readonly Kek[]

/** Each of them. */
export const eachKek = (keks: Keks): readonly Kek[] => ('wrap' in keks ? [keks] : keks)

/** Several KEKs as one. What it closes names its KEK, in front of a colon; what names none is tried with each. */
export function kekRing(given: Keks): Kek {
  const keks = eachKek(given)
  const [first] = keks
  const ids = keks.map(({ id }) => id)
  if (!first || new Set(ids).size < ids.length || ids.some((id) => !/^[\w.-]{1,64}$/.test(id)))
    throw new LatchkeyError(
      'config_invalid',
      `Each KEK needs a name of its own, of letters, digits, ".", "-" and "_"; found: ${ids.join(', ') || 'none'}.`,
    )
  return guardKek({
    id: first.id,
    wrap: async (bytes, aad) => `${first.id}:${await first.wrap(bytes, aad)}`,
    async unwrap(wrapped, aad) {
      const named = keks.find(({ id }) => wrapped.startsWith(`${id}:`))
      if (named) return named.unwrap(wrapped.slice(named.id.length + 1), aad)
      return Promise.any(keks.map((kek) => kek.unwrap(wrapped, aad)))
    },
  })
}
