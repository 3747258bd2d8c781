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
  const look = isPlain(text) ? checkLength : checkString
  if (check(value, [], look) !== namesIn(text)) throw new WireInvalidError('', 'gives a member of the same name twice')
  return value
}

/**
 * True for a text without escapes, halves of characters and refused names: then none of its strings has any, and looking at each
 * of them is not needed.
 */
const isPlain = (text: string) => !text.includes('\\') && !loneSurrogate.test(text) && !refusedAnywhere.test(text)

type Path = (string | number)[]
type Look = (value: string, path: Path, isName?: boolean) => void

/** Refuses what breaks a rule; gives how many names the objects inside have. */
function check(value: unknown, path: Path, look: Look): number {
  if (typeof value === 'string') look(value, path)
  if (typeof value === 'number') checkNumber(value, path)
  if (typeof value !== 'object' || value === null) return 0
  if (path.length >= limits.depth) throw new WireTooLargeError(at(path), `is nested deeper than ${limits.depth}`)
  return Array.isArray(value) ? checkList(value, path, look) : checkObject(value, path, look)
}

function checkList(list: unknown[], path: Path, look: Look): number {
  if (list.length > limits.members) throw tooMany(path)
  const depth = path.length
  let names = 0
  for (let index = 0; index < list.length; index++) {
    path[depth] = index
    names += check(list[index], path, look)
  }
  path.length = depth
  return names
}

/** Without a list of names or of members, which for many accounts would be most of the work. */
function checkObject(object: object, path: Path, look: Look): number {
  const depth = path.length
  let own = 0
  let inside = 0
  for (const name in object) {
    path[depth] = name
    look(name, path, true)
    inside += check(object[name as keyof typeof object], path, look)
    own++
  }
  path.length = depth
  if (own > limits.members) throw tooMany(path)
  return own + inside
}

const tooMany = (path: Path) => new WireTooLargeError(at(path), `has more than ${limits.members} members`)

/** In valid JSON each colon outside a string follows a name, so a name given twice shows as one colon too many. */
function namesIn(text: string): number {
  return isText(text) || text.includes('\\') || spaced.test(text)
    ? colonsOutsideStrings(text)
    : quotesBeforeColons(text)
}

const isText = (json: string) => json.trimStart().startsWith('"')

/** What the quick count cannot read: a space before a colon, or a text that begins with one. */
const spaced = /"\s+:|[[:,{]\s*":/

/** The quick count: where nothing is escaped, a quote that meets a colon ends a name. */
function quotesBeforeColons(text: string): number {
  let names = 0
  for (let index = text.indexOf('":'); index >= 0; index = text.indexOf('":', index + 2)) names++
  return names
}

function colonsOutsideStrings(text: string): number {
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
const refusedAnywhere = new RegExp([...refused].join('|'))

function checkLength(value: string, path: Path): void {
  if (value.length > limits.string) throw new WireTooLargeError(at(path), `has more than ${limits.string} characters`)
}

function checkString(value: string, path: Path, isName = false): void {
  if (isName && refused.has(value)) throw new WireInvalidError(at(path), 'is a name we refuse')
  checkLength(value, path)
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
