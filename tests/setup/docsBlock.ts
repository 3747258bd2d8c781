import { readFileSync } from 'node:fs'

/** A block of a page's code, by the name that stands behind its language: ```js server. */
export function docsBlock(page: string, name: string): string {
  const text = readFileSync(`docs/${page}.md`, 'utf8')
  const [, code] = new RegExp(`\`\`\`\\w+ ${name}\n([^]+?)\n\`\`\``).exec(text) ?? []
  if (code === undefined) throw new Error(`docs/${page}.md has no code named ${name}`)
  return code
}

/** Has what stands in a page meet the server that a test opened. */
export const atServer = (code: string, { url, appId }: { url: string; appId: string }) =>
  code.replace('https://wallets.example.com', url).replace('your-app-id-of-25-letters', appId)

/** Runs a block of JavaScript, as it stands, with the names that it takes for granted; `load` imports for it. Gives what it exports. */
export async function runBlock(
  code: string,
  names: Record<string, unknown>,
  load: (name: string) => Promise<unknown> = (name) => import(name),
): Promise<any> {
  const exported = [...code.matchAll(/^export const (?:\{ (.+) \}|(\w+)) =/gm)].map(([, many, one]) => many ?? one)
  const body = code
    .replace(/^import (\{.+\}) from '(.+)'$/gm, "const $1 = await load('$2')")
    .replaceAll(/^export /gm, '')
  // oxlint-disable-next-line typescript/no-implied-eval -- the page's code is text, and it is ours
  const run = new Function(
    'load',
    ...Object.keys(names),
    `return (async () => {${body}\nreturn { ${exported.join()} }})()`,
  )
  return await run(load, ...Object.values(names))
}
