import { dirname, relative } from 'node:path'

/** Pages that belong together. */
export interface Entry {
  group: string
  pages: { path: string; title: string }[]
}

interface Parts {
  title: string
  body: string
  headings: { id: string; text: string }[]
  map: readonly Entry[]
  /** Where the page will be, so that its links can be relative. */
  path: string
}

/** What stands around a page. */
export function layout({ title, body, headings, map, path }: Parts): string {
  const to = (target: string) => relative(dirname(path), target)
  const link = (page: Entry['pages'][number]) =>
    `<li><a href="${to(page.path)}"${page.path === path ? ' aria-current="page"' : ''}>${escape(page.title)}</a></li>`
  const groups = map.map(({ group, pages }) => `<h2>${escape(group)}</h2><ul>${pages.map(link).join('')}</ul>`)
  const contents = headings.map(({ id, text }) => `<li><a href="#${id}">${text}</a></li>`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)} · Latchkey</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${to('site.css')}">
</head>
<body>
<header><div><a href="${to('index.html')}">Latchkey</a> <a class="pages" href="#pages">All pages</a></div></header>
<div class="columns">
<main>
${body}</main>
${contents.length > 2 ? `<aside aria-label="On this page"><h2>On this page</h2><ul>${contents.join('')}</ul></aside>` : ''}
<nav id="pages" aria-label="Pages">${groups.join('')}</nav>
</div>
</body>
</html>
`
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
