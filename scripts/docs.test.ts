// Why: a page that leads nowhere, or shows code that does not compile, costs its reader more than no page.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { readPages } from './docs/pages.ts'
import { makeSite } from './docs/site.ts'

const pages = readPages()
const anchorsOf = new Map(pages.map(({ file, anchors }) => [file, anchors]))

test.each(pages)('what $file links to is there', ({ file, links }) => {
  const broken = links.filter((link) => !/^(https?|mailto):/.test(link) && !leadsSomewhere(file, link))
  expect(broken).toEqual([])
})

function leadsSomewhere(from: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const file = path ? normalize(join(dirname(from), path)) : from
  return existsSync(file) && (anchor === undefined || (anchorsOf.get(file)?.includes(anchor) ?? false))
}

test('the code on every page compiles, as strictly as ours', { timeout: 120_000 }, async () => {
  const folder = join('node_modules', `.docs-${process.pid}`) // where the packages are found
  mkdirSync(folder)
  try {
    for (const { file, blocks } of pages)
      for (const { line, lang, code } of blocks)
        writeFileSync(join(folder, `${file.replaceAll(/\W/g, '-')}-line-${line}.${lang}`), `${code}\nexport {}\n`)
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
    expect(await complaints(folder)).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

const config = {
  extends: '../../tsconfig.json',
  compilerOptions: { types: ['node', 'vite/client'] },
  include: ['*', '../../docs/*.d.ts'],
}

/** All but those about the packages, which have their own check. */
async function complaints(folder: string): Promise<string[]> {
  const run = promisify(execFile)('tsc', ['-p', folder, '--pretty', 'false'])
  const { stdout } = await run.catch((error: { stdout: string }) => error)
  return stdout.split('\n').filter((line) => line && !/^(packages|apps|\s)/.test(line))
}

test('in the site every link leads somewhere, and every page is on its map', () => {
  const site = makeSite()
  const broken = [...site].flatMap(([path, html]) =>
    [...html.matchAll(/href="([^"]+)"/g)]
      .map(([, href = '']) => href)
      .filter((href) => !/^(https?|mailto|data):/.test(href) && !isInSite(site, path, href))
      .map((href) => `${path}: ${href}`),
  )
  expect(broken).toEqual([])
  const pages = [...site.keys()].filter(
    (path) => path.endsWith('.html') && !path.includes('/') && path !== 'index.html',
  )
  expect(pages.filter((path) => !site.get('index.html')!.includes(`<li><a href="${path}"`))).toEqual([])
})

function isInSite(site: ReadonlyMap<string, string>, from: string, href: string): boolean {
  const [path = '', anchor] = href.split('#')
  const text = site.get(path ? join(dirname(from), path) : from)
  return text !== undefined && (anchor === undefined || text.includes(` id="${anchor}"`))
}
