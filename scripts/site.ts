// Why: pages are easier to find and to read beside each other than in a folder.
//   pnpm site [folder]     default: docs-site; open its index.html, or serve it from anywhere
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeSite } from './docs/site.ts'

const [folder = 'docs-site'] = process.argv.slice(2)
rmSync(folder, { recursive: true, force: true })
const site = makeSite()
for (const [path, text] of site) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
console.log(`${folder}: ${[...site.keys()].filter((path) => path.endsWith('.html')).length} pages`)
