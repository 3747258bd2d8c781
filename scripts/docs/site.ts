import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import GithubSlugger from 'github-slugger'
import hljs from 'highlight.js'
import { Marked, type Tokens } from 'marked'
import { layout, type Entry } from './layout.ts'
import { plainText, readPages, type Page } from './pages.ts'

/** The whole site: the text of each file, by its path. It needs no server and loads nothing from elsewhere. */
export function makeSite(): Map<string, string> {
  const pages = readPages()
  const map = readMap(pages)
  const files = pages.map((page) => [htmlPath(page.file), makePage(page, { pages, map })] as const)
  const pictures = readdirSync('docs/benchmarks').map((name) => join('benchmarks', name))
  const texts = pictures.map((path) => [path, readFileSync(join('docs', path), 'utf8')] as const)
  return new Map([...files, ...texts, ['site.css', readFileSync('scripts/docs/site.css', 'utf8')]])
}

function makePage({ file, tokens }: Page, { pages, map }: { pages: readonly Page[]; map: readonly Entry[] }): string {
  const slugger = new GithubSlugger()
  const headings: { id: string; text: string }[] = []
  const marked = new Marked({
    renderer: {
      heading(heading) {
        const id = slugger.slug(plainText(heading))
        const text = this.parser.parseInline(heading.tokens)
        if (heading.depth === 2) headings.push({ id, text })
        return `<h${heading.depth} id="${id}"><a href="#${id}">${text}</a></h${heading.depth}>\n`
      },
      link({ href, tokens: inner }) {
        const text = this.parser.parseInline(inner)
        const target = resolveLink(file, href, pages)
        return target === undefined ? `<span data-source="${href}">${text}</span>` : `<a href="${target}">${text}</a>`
      },
      code: (block) => `<pre tabindex="0"><code>${highlight(block)}</code></pre>\n`,
      table(table) {
        const row = (cells: Tokens.TableCell[], tag: 'th' | 'td') =>
          `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`
        const body = table.rows.map((cells) => row(cells, 'td')).join('')
        return `<div class="wide" tabindex="0"><table><thead>${row(table.header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`
      },
    },
  })
  const body = marked.parser(tokens)
  return layout({ title: titleOf(tokens), body, headings, map, path: htmlPath(file) })
}

/** What the README lists to read, in its order: the site’s own map. */
function readMap(pages: readonly Page[]): Entry[] {
  const [, list = ''] = /## To read\n([^]+?)\n## /.exec(`${readFileSync('README.md', 'utf8')}\n## `) ?? []
  return list.split('\n- ').flatMap((line) => {
    const [group = ''] = /^[^:]+(?=:)/.exec(line) ?? []
    const links = [...line.matchAll(/\[([^\]]+)\]\(([^)#]+\.md)\)/g)]
    const entries = links
      .map(([, , file]) => pages.find((page) => page.file === file))
      .filter((page) => page !== undefined)
    return group && entries.length ? [{ group, pages: entries.map(toLink) }] : []
  })
}

const toLink = ({ file, tokens }: Page) => ({ path: htmlPath(file), title: titleOf(tokens) })

const titleOf = (tokens: Page['tokens']) =>
  plainText(tokens.find((token) => token.type === 'heading') as Tokens.Heading)

/** Where a link of a page leads in the site; undefined for what only the repository has. */
function resolveLink(from: string, href: string, pages: readonly Page[]): string | undefined {
  if (/^(https?|mailto):/.test(href) || href.startsWith('#')) return href
  const [path = '', anchor] = href.split('#')
  const file = normalize(join(dirname(from), path))
  if (!pages.some((page) => page.file === file)) return undefined
  const target = relative(dirname(htmlPath(from)), htmlPath(file))
  return anchor ? `${target}#${anchor}` : target
}

/** Pages at the repository’s front stand apart: on many disks SECURITY.html and security.html are one file. */
function htmlPath(file: string): string {
  if (file === 'README.md') return 'index.html'
  const path = file.replace(/\.md$/, '.html')
  return path.startsWith('docs/') ? path.slice('docs/'.length) : join('project', path)
}

function highlight({ text, lang = '' }: Tokens.Code): string {
  const [language = ''] = lang.split(' ')
  const known = hljs.getLanguage(language) ? language : 'plaintext'
  return hljs.highlight(text, { language: known }).value
}
