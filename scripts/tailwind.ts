import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { compile } from 'tailwindcss'
import type { Plugin } from 'vite'

const require = createRequire(import.meta.url)

/** Has Tailwind itself make the sheet of a recipe: `X.tailwind.css`, for the classes in `X.stories.tsx` beside it. */
export const tailwind = (): Plugin => ({
  name: 'tailwind',
  enforce: 'pre',
  async load(id) {
    const path = id.split('?')[0]!
    if (!path.endsWith('.tailwind.css')) return undefined
    const story = path.replace('.tailwind.css', '.stories.tsx')
    for (const file of [path, story]) this.addWatchFile(file)
    const compiler = await compile(await readFile(path, 'utf8'), { base: dirname(path), loadStylesheet })
    return compiler.build((await readFile(story, 'utf8')).split(/[\s'"`]+/))
  },
})

async function loadStylesheet(name: string, folder: string) {
  const path = name.startsWith('.') ? resolve(folder, name) : require.resolve(`${name}/index.css`)
  return { path, base: dirname(path), content: await readFile(path, 'utf8') }
}
