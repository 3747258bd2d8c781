/**
 * Where a text stops being JSON, for whoever wrote it by hand; undefined where it is JSON throughout, or longer than anybody writes.
 * Never quotes the text: it may hold secrets.
 */
export function jsonMistake(text: string): string | undefined {
  if (text.length > 16_384) return undefined
  const open: ('}' | ']')[] = []
  let expected: Expected = 'a value'
  let index = 0
  for (;;) {
    token.lastIndex = index
    const [all = '', found = ''] = token.exec(text) ?? []
    const next = found === '' ? undefined : follow(found, expected, open)
    if (next === undefined) return describe(text, index + all.length - found.length, expected)
    if (next === 'nothing more' && text.slice(token.lastIndex).trim() === '') return undefined
    index = token.lastIndex
    expected = next
  }
}

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
  /[ \t\n\r]*("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{},:])?/y

/** What may come after a token; undefined where the token itself may not come. */
function follow(found: string, expected: Expected, open: ('}' | ']')[]): Expected | undefined {
  const after = (): Expected =>
    open.length === 0 ? 'nothing more' : open.at(-1) === '}' ? 'a comma or }' : 'a comma or ]'
  if (found === '}' || found === ']') {
    if (!expected.endsWith(` or ${found}`)) return undefined
    open.pop()
    return after()
  }
  if (found === ':') return expected === 'a colon' ? 'a value' : undefined
  if (found === ',') {
    if (expected === 'a comma or }') return 'a name in double quotes'
    return expected === 'a comma or ]' ? 'a value' : undefined
  }
  if (expected.startsWith('a name')) return found.startsWith('"') ? 'a colon' : undefined
  if (!expected.startsWith('a value')) return undefined
  if (found === '{') return void open.push('}') ?? 'a name in double quotes or }'
  if (found === '[') return void open.push(']') ?? 'a value or ]'
  return after()
}

function describe(text: string, index: number, expected: Expected): string {
  const lines = text.slice(0, index).split('\n')
  return `is not JSON: line ${lines.length}, column ${lines.at(-1)!.length + 1} should be ${expected}`
}
