import { build } from 'esbuild'
import { listen } from './listen.ts'

/** A page's files, by path. */
export type PageFiles = Map<string, Uint8Array>

/** Bundles a page's code as an app's bundler would. */
export async function bundlePage(code: string): Promise<PageFiles> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: 'tests/dfns', sourcefile: 'stdin.tsx', loader: 'tsx' },
    jsx: 'automatic',
    outdir: '/',
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@latchkey/source'],
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    logLevel: 'error',
  })
  return new Map(outputFiles.map(({ path, contents }) => [path, contents]))
}

/** Serves a page on an origin of its own. It stops with the test. */
export async function openPage(files: PageFiles): Promise<string> {
  const port = await listen(async ({ url }) => {
    const { pathname } = new URL(url)
    const file = files.get(pathname)
    if (file) return new Response(file as BodyInit, { headers: { 'content-type': 'text/javascript' } })
    if (pathname !== '/') return new Response(null, { status: 404 })
    const html = '<!doctype html><title>Acme</title><body><script type="module" src="/stdin.js"></script>'
    return new Response(html, { headers: { 'content-type': 'text/html' } })
  })
  return `http://localhost:${port}`
}
