import * as esbuild from 'esbuild'
import { createRequire } from 'node:module'
import { listen } from '../dfns/listen.ts'

type PageFiles = Map<string, Uint8Array>
/** The unmodified package, or what takes its place. */
export type Which = '@privy-io/react-auth' | '@latchkey/react/privy'

/** Bundles a page over one of the two, as an app's bundler would. Gives its files by path. */
export async function bundlePage(page: string, which: Which): Promise<PageFiles> {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: import.meta.dirname,
    entryPoints: { page },
    jsx: 'automatic',
    outdir: '/',
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    alias: { privy: which },
    conditions: ['@latchkey/source'],
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    plugins: [withoutOptionalPeers],
    logLevel: 'error',
  })
  return new Map(outputFiles.map(({ path, contents }) => [path, contents]))
}

const { resolve } = createRequire(import.meta.url)

/** Packages that theirs imports where an app has them. */
export const withoutOptionalPeers: esbuild.Plugin = {
  name: 'without optional peers',
  setup(build) {
    build.onResolve({ filter: /^(@abstract-foundation|@farcaster\/mini-app-solana|permissionless)/ }, ({ path }) => ({
      path,
      namespace: 'absent',
    }))
    build.onLoad({ filter: /./, namespace: 'absent' }, () => ({ contents: 'module.exports = {}', loader: 'js' }))
    if (build.initialOptions.external) return
    build.onResolve({ filter: /^react(-dom)?(\/.*)?$/ }, ({ path }) => ({ path: resolve(path) })) // one React
  },
}

/** Once for all tests. */
let bundled: Promise<[PageFiles, PageFiles]> | undefined

/** Serves both pages on one origin, at `/theirs` and `/ours`. */
export async function openPages(): Promise<string> {
  const [theirs, ours] = await (bundled ??= Promise.all([
    bundlePage('page.tsx', '@privy-io/react-auth'),
    bundlePage('page.tsx', '@latchkey/react/privy'),
  ]))
  const port = await listen(async ({ url }) => {
    const [, which, ...rest] = new URL(url).pathname.split('/')
    if (which !== 'theirs' && which !== 'ours') return new Response(null, { status: 404 })
    if (rest.length === 0) return new Response(html(which), { headers: { 'content-type': 'text/html' } })
    const file = (which === 'theirs' ? theirs : ours).get(`/${rest.join('/')}`)
    if (!file) return new Response(null, { status: 404 })
    return new Response(file as BodyInit, { headers: { 'content-type': 'text/javascript' } })
  })
  return `http://localhost:${port}`
}

const html = (which: string) =>
  `<!doctype html><title>${which}</title><body><script type="module" src="/${which}/page.js"></script>`
