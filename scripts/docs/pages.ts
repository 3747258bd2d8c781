import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import GithubSlugger from 'github-slugger'
import { lexer, type Token, type Tokens } from 'marked'

/** A page that people read, with what can be wrong in it. */
export interface Page {
  file: string
  tokens: Token[]
  /** What `#` can lead to. */
  anchors: string[]
  links: string[]
  /** Code that is TypeScript, by the line of the page that it begins in. */
  blocks: { line: number; lang: 'ts' | 'tsx'; code: string }[]
}

/** Every page of the project. */
export function readPages(): Page[] {
  const docs = readdirSync('docs').filter((name) => name.endsWith('.md'))
  return [...fronts, ...docs.map((name) => join('docs', name))].map(readPage)
}

const fronts = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'apps/server/README.md',
  'tests/clients/README.md',
]

function readPage(file: string): Page {
  const text = readFileSync(file, 'utf8')
  const tokens = lexer(text)
  const slugger = new GithubSlugger()
  const page: Page = { file, tokens, anchors: [], links: [], blocks: [] }
  walk(tokens, (token) => {
    if (token.type === 'heading') page.anchors.push(slugger.slug(plainText(token as Tokens.Heading)))
    if (token.type === 'link' || token.type === 'image') page.links.push((token as Tokens.Link).href)
    if (token.type === 'code') {
      const { lang = '', text: code, raw } = token as Tokens.Code
      const [language] = lang.split(' ')
      const line = text.slice(0, text.indexOf(raw)).split('\n').length
      if (language === 'ts' || language === 'tsx') page.blocks.push({ line, lang: language, code })
    }
  })
  return page
}

/** A heading as it is read, without its marks. */
export const plainText = ({ tokens }: { tokens: Token[] }): string =>
  tokens
    .map((token) => ('tokens' in token && token.tokens ? plainText(token as { tokens: Token[] }) : unescape(token)))
    .join('')

const unescape = (token: Token) => ('text' in token ? (token.text as string) : '')

function walk(tokens: readonly Token[], visit: (token: Token) => void): void {
  for (const token of tokens) {
    visit(token)
    if (token.type === 'list') walk((token as Tokens.List).items, visit)
    if (token.type === 'table')
      for (const cells of [(token as Tokens.Table).header, ...(token as Tokens.Table).rows])
        for (const cell of cells) walk(cell.tokens, visit)
    if ('tokens' in token && token.tokens) walk(token.tokens, visit)
  }
}
