/**
 * Where a text stops being JSON, for whoever wrote it by hand; undefined where it is JSON throughout, or longer than anybody writes.
 * Never quotes the text: it may hold secrets.
 */
export function jsonMistake(text: string): string | undefined {
  if (text.length > 16_384) return undefined
  const open: Closing[] = []
  let expected: Expected = 'a value'
  let index = 0
  while (expected !== 'nothing more' || !/^[ \t\n\r]*$/.test(text.slice(index))) {
    token.lastIndex = index
    const [all = '', found = ''] = token.exec(text) ?? []
    const next: Expected | undefined = follow(found, expected, open)
    if (next === undefined) return describe(text, index + all.length - found.length, expected)
    index += all.length
    expected = next
  }
  return undefined
}

type Closing = '}' | ']'
type Expected =
  | 'a value'
  | 'a value or ]'
  | 'a name in double quotes'
  | 'a name in double quotes or }'
  | 'a colon'
  | 'a comma or }'
  | 'a comma or ]'
  | 'nothing more'

/** Space, and what stands behind it: a text, a number, a word or a sign. */
const token =
  /[ \t\n\r]*("(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{},:])?/y

/** What may come after a token; undefined where the token itself may not come. */
function follow(found: string, expected: Expected, open: Closing[]): Expected | undefined {
  switch (found) {
    case '':
      return undefined
    case '}':
    case ']':
      if (!expected.endsWith(` or ${found}`)) return undefined
      open.pop()
      return afterValue(open)
    case ':':
      return expected === 'a colon' ? 'a value' : undefined
    case ',':
      if (!expected.startsWith('a comma')) return undefined
      return expected === 'a comma or }' ? 'a name in double quotes' : 'a value'
  }
  if (expected.startsWith('a name')) return found.startsWith('"') ? 'a colon' : undefined
  if (!expected.startsWith('a value')) return undefined
  if (found !== '{' && found !== '[') return afterValue(open)
  open.push(found === '{' ? '}' : ']')
  return found === '{' ? 'a name in double quotes or }' : 'a value or ]'
}

function afterValue(open: Closing[]): Expected {
  const closing = open.at(-1)
  return closing ? `a comma or ${closing}` : 'nothing more'
}

function describe(text: string, index: number, expected: Expected): string {
  const lines = text.slice(0, index).split('\n')
  return `is not JSON: line ${lines.length}, column ${lines.at(-1)!.length + 1} should be ${expected}`
}
