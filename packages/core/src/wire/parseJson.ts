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
 * too large or deep, `__proto__` and its like, a name given twice, NUL, lone surrogates, numbers that a double cannot hold.
 */
export function parseJson(text: string, { maxText = limits.text }: { maxText?: number } = {}): unknown {
  if (text.length > maxText) throw new WireTooLargeError('', `has more than ${maxText} characters`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new WireInvalidError('', 'is not JSON')
  }
  if (check(value, []) !== namesIn(text)) throw new WireInvalidError('', 'gives a member of the same name twice')
  return value
}

type Path = (string | number)[]

/** Refuses what breaks a rule; gives how many names the objects inside have. */
function check(value: unknown, path: Path): number {
  if (typeof value === 'string') checkString(value, path)
  if (typeof value === 'number') checkNumber(value, path)
  if (typeof value !== 'object' || value === null) return 0
  if (path.length >= limits.depth) throw new WireTooLargeError(at(path), `is nested deeper than ${limits.depth}`)
  const names = Array.isArray(value) ? undefined : Object.keys(value)
  const members: unknown[] = names ? Object.values(value) : (value as unknown[])
  if (members.length > limits.members) throw new WireTooLargeError(at(path), `has more than ${limits.members} members`)
  let count = names ? names.length : 0
  for (let index = 0; index < members.length; index++) {
    const name = names?.[index]
    path.push(name ?? index)
    if (name !== undefined) checkName(name, path)
    count += check(members[index], path)
    path.pop()
  }
  return count
}

/** In valid JSON each colon outside a string follows a name, so a name given twice shows as one colon too many. */
function namesIn(text: string): number {
  let names = 0
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const char = text.charCodeAt(index)
    if (char === 0x22) quoted = !quoted
    else if (char === 0x5c)
      index++ // what follows a backslash is not what it seems
    else if (char === 0x3a && !quoted) names++
  }
  return names
}

/** Names by which objects reach their prototype. */
const refused: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

function checkName(name: string, path: Path): void {
  if (refused.has(name)) throw new WireInvalidError(at(path), 'is a name we refuse')
  checkString(name, path)
}

function checkString(value: string, path: Path): void {
  if (value.length > limits.string) throw new WireTooLargeError(at(path), `has more than ${limits.string} characters`)
  if (value.includes('\0')) throw new WireInvalidError(at(path), 'holds a NUL character')
  if (loneSurrogate.test(value)) throw new WireInvalidError(at(path), 'holds half a character (a lone surrogate)')
}

/** With the `u` flag a pair is one character, so only a lone half matches. */
const loneSurrogate = /\p{Surrogate}/u

function checkNumber(value: number, path: Path): void {
  if (!Number.isFinite(value) || Object.is(value, -0) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
    throw new WireInvalidError(at(path), 'is a number that cannot be held exactly')
}

const at = (path: Path) => path.join('.')
