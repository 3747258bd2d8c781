import { build, type Plugin } from 'esbuild'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

const here = import.meta.dirname
const root = resolve(here, '../../..')

/** Where each React is installed. */
const homes = { 19: root, 18: join(root, 'tests/react18') }
export type ReactMajor = keyof typeof homes

/** All stories on one React, as a server runs them and as a browser does. */
export async function bundleStories(major: ReactMajor): Promise<{ server: string; client: string }> {
  const [server, client] = await Promise.all([
    bundle('server.tsx', { major, platform: 'node', format: 'cjs' }),
    bundle('client.tsx', { major, platform: 'browser', format: 'iife' }),
  ])
  return { server, client }
}

interface Target {
  major: ReactMajor
  platform: 'node' | 'browser'
  format: 'cjs' | 'iife'
}

async function bundle(entry: string, { major, platform, format }: Target): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    write: false,
    platform,
    format,
    target: 'es2022',
    jsx: 'automatic',
    conditions: ['@latchkey/source'],
    external: ['@latchkey/backends/*', '../tests/dfns/*'], // the real backends, which the toolbar fetches when somebody asks
    loader: { '.css': 'empty' },
    define: { 'process.env.NODE_ENV': '"development"', 'import.meta.env': '{}' },
    plugins: [allStories, takeReactFrom(homes[major])],
    logLevel: 'error',
  })
  return outputFiles[0]!.text
}

/** The module `virtual:stories`: every file of them. */
const allStories: Plugin = {
  name: 'all stories',
  setup(bundler) {
    bundler.onResolve({ filter: /^virtual:stories$/ }, ({ path }) => ({ path, namespace: 'stories' }))
    bundler.onLoad({ filter: /.*/, namespace: 'stories' }, () => {
      const files = readdirSync(join(root, 'packages/ui/src'), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.stories.tsx'))
        .toSorted()
      const imports = files.map((file, index) => `import * as m${index} from './${file}'`)
      const names = files.map((file, index) => `${JSON.stringify(file)}: m${index}`)
      const contents = `${imports.join('\n')}\nexport const modules = { ${names.join()} }`
      return { contents, resolveDir: join(root, 'packages/ui/src'), loader: 'ts' }
    })
  },
}

/** One React for the stories and for all that they import. */
const takeReactFrom = (resolveDir: string): Plugin => ({
  name: 'one React',
  setup(bundler) {
    bundler.onResolve({ filter: /^react(-dom)?($|\/)/ }, ({ path, kind, pluginData }) =>
      pluginData === 'found' ? undefined : bundler.resolve(path, { kind, resolveDir, pluginData: 'found' }),
    )
  },
})
