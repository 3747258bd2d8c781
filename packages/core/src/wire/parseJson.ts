import { WireInvalidError, WireTooLargeError } from '../errors/wire.ts'

/** What we read at the most. A user of 10,000 accounts fits. */
export const limits = {
  /** UTF-16 units of the whole text. */
  text: 8_000_000,
  depth: 32,
  /** Members of one object or array. */
  members: 10_000,
  /** UTF-16 units of one string. */
  string: 100_000,
} as const

/**
 * Parses JSON from anywhere. Refuses, with the path to the field, what is legal JSON but breaks things later:
 * too large or deep, `__proto__`, NUL, lone surrogates, integers that a double cannot hold.
 */
export function parseJson(text: string, { maxText = limits.text }: { maxText?: number } = {}): unknown {
  if (text.length > maxText) throw new WireTooLargeError('', `has more than ${maxText} characters`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new WireInvalidError('', 'is not JSON')
  }
  check(value, [])
  return value
}

type Path = (string | number)[]

function check(value: unknown, path: Path): void {
  if (typeof value === 'string') return checkString(value, path)
  if (typeof value === 'number') return checkNumber(value, path)
  if (typeof value !== 'object' || value === null) return
  if (path.length >= limits.depth) throw new WireTooLargeError(path.join('.'), `is nested deeper than ${limits.depth}`)
  const keys: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  if (keys.length > limits.members)
    throw new WireTooLargeError(path.join('.'), `has more than ${limits.members} members`)
  for (const key of keys) {
    path.push(key)
    if (typeof key === 'string') {
      if (key === '__proto__') throw new WireInvalidError(path.join('.'), 'is a name we refuse')
      checkString(key, path)
    }
    check((value as Record<string, unknown>)[key], path)
    path.pop()
  }
}

function checkString(value: string, path: Path): void {
  if (value.length > limits.string) throw new WireTooLargeError(at(path), `has more than ${limits.string} characters`)
  if (value.includes('\0')) throw new WireInvalidError(at(path), 'holds a NUL character')
  if (loneSurrogate.test(value)) throw new WireInvalidError(at(path), 'holds half a character (a lone surrogate)')
}

/** With the `u` flag a pair is one character, so only a lone half matches. */
const loneSurrogate = /\p{Surrogate}/u

function checkNumber(value: number, path: Path): void {
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
    throw new WireInvalidError(path.join('.'), 'is a number that cannot be held exactly')
}

const at = (path: Path) => path.join('.').slice(0, 200)
