import { readFileSync } from 'node:fs'

/** A block of a page's code, by the name that stands behind its language: ```js server. */
export function docsBlock(page: string, name: string): string {
  const text = readFileSync(new URL(`../../docs/${page}.md`, import.meta.url), 'utf8')
  const [, code] = new RegExp(`\`\`\`\\w+ ${name}\n([^]+?)\n\`\`\``).exec(text) ?? []
  if (code === undefined) throw new Error(`docs/${page}.md has no code named ${name}`)
  return code
}

/** Has what stands in a page meet the server that a test opened. */
export const atServer = (code: string, { url, appId }: { url: string; appId: string }) =>
  code.replace('https://wallets.example.com', url).replace('your-app-id-of-25-letters', appId)
