import { join } from 'node:path'
import { build } from 'esbuild'

/** A page's files, by path. */
export type PageFiles = Map<string, Uint8Array>

const here = import.meta.dirname

/** What has to be of React 18 for a page that runs on it. */
const onReact18 = Object.fromEntries(
  ['react', 'react-dom', 'zustand', '@tanstack/react-query'].map((name) => [
    name,
    join(here, '../react18/node_modules', name),
  ]),
)

/** Bundles a page's code, or with `node` the same for a server, as an app's bundler would. It comes out as `/page.js`. */
export async function bundlePage(
  file: string,
  { react = 19, node = false }: { react?: 18 | 19; node?: boolean } = {},
): Promise<PageFiles> {
  const { outputFiles } = await build({
    entryPoints: { page: join(here, file) },
    jsx: 'automatic',
    outdir: '/',
    bundle: true,
    splitting: !node,
    write: false,
    format: 'esm',
    platform: node ? 'node' : 'browser',
    target: 'es2022',
    conditions: ['@latchkey/source'],
    alias: react === 18 ? onReact18 : {},
    define: { 'process.env.NODE_ENV': '"development"', global: 'globalThis' },
    banner: node
      ? { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)` }
      : {},
    logLevel: 'error',
  })
  return new Map(outputFiles.map(({ path, contents }) => [path, contents]))
}
