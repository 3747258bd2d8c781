import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Bundles a page of this bench as an app goes out; it comes out as `/page.js`. */
export async function bundlePage(file: string): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: { page: fileURLToPath(new URL(file, import.meta.url)) },
    jsx: 'automatic',
    outdir: '/',
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@latchkey/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  return new Map(outputFiles.map(({ path, contents }) => [path, contents]))
}
