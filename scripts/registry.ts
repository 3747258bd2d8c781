// Why: who uses shadcn/ui owns the source of their components. This gives them ours, from the same files as the package.
//   pnpm registry [folder]     default: registry; host it anywhere, or name its files to shadcn's command
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeRegistry } from './registry/makeRegistry.ts'
import { toFolder } from './registry/toFolder.ts'

const [folder = 'registry'] = process.argv.slice(2)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const items = makeRegistry()
for (const [path, text] of toFolder(items)) writeFileSync(join(folder, path), text)
console.log(`${folder}: ${items.length} items`)
