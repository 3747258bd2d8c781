import * as esbuild from 'esbuild'
import { gzipSync } from 'node:zlib'
import { withoutOptionalPeers, type Which } from './openPages.ts'

/** What a page loads at once for the provider and three hooks: min + gzip, in kB of 1,000 bytes, React outside. */
export async function firstChunk(which: Which): Promise<number> {
  const { outputFiles, metafile } = await esbuild.build({
    stdin: {
      contents: `export { PrivyProvider, usePrivy, useUser, useHeadlessDelegatedActions } from '${which}'`,
      resolveDir: import.meta.dirname,
    },
    outdir: '/',
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@latchkey/source'],
    external: ['react', 'react-dom', 'react/jsx-runtime'],
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    plugins: [withoutOptionalPeers],
    logLevel: 'error',
  })
  const outputs = Object.entries(metafile.outputs)
  const first = new Set(outputs.filter(([, { entryPoint }]) => entryPoint === '<stdin>').map(([path]) => path))
  for (const path of first)
    for (const { path: next, kind } of metafile.outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && metafile.outputs[next]) first.add(next)
  return [...first]
    .map((path) => outputFiles.find((file) => file.path.endsWith(path.split('/').at(-1)!))!.contents)
    .reduce((total, contents) => total + gzipSync(contents, { level: 9 }).length / 1_000, 0)
}
