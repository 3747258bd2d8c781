import { build } from 'esbuild'
import { gzipSync } from 'node:zlib'

interface Bundle {
  /** What an app loads at once, and what it loads later; min + gzip, in kB of 1,000 bytes. */
  first: number
  lazy: Record<string, number>
  /** What the first chunk and one lazily imported file weigh together, with all that the file needs. */
  with: (file: string) => number
  /** Every file of the first chunk, by its path. */
  firstInputs: string[]
  /** Every file of every chunk. */
  inputs: string[]
  css: number
}

/** Bundles one entry as an app would, with React outside. `source` reads our sources instead of the built packages. */
export async function bundle(code: string, { source = false, resolveDir = '.' } = {}): Promise<Bundle> {
  const result = await build({
    stdin: { contents: code, resolveDir, loader: 'tsx' },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    outdir: 'out',
    write: false,
    metafile: true,
    conditions: source ? ['@latchkey/source'] : [],
    external: ['react', 'react-dom', 'react/jsx-runtime'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  })
  const size = (path: string) =>
    gzipSync(result.outputFiles.find((file) => file.path.endsWith(path))!.contents, { level: 9 }).length / 1000
  const { outputs } = result.metafile
  const entry = Object.keys(outputs).find((path) => outputs[path]!.entryPoint === '<stdin>')!
  const visit = (path: string, seen = new Set<string>()) => {
    if (seen.has(path) || !outputs[path]) return seen
    seen.add(path)
    for (const { path: next, kind } of outputs[path].imports) if (kind === 'import-statement') visit(next, seen)
    return seen
  }
  const first = visit(entry)
  const sum = (paths: string[]) => paths.reduce((total, path) => total + size(path), 0)
  const scripts = Object.keys(outputs).filter((path) => path.endsWith('.js'))
  return {
    first: sum([...first].filter((path) => path.endsWith('.js'))),
    css: sum(Object.keys(outputs).filter((path) => path.endsWith('.css'))),
    lazy: Object.fromEntries(scripts.filter((path) => !first.has(path)).map((path) => [path, size(path)])),
    with: (file) =>
      sum([
        ...visit(
          Object.keys(outputs).find((path) => outputs[path]!.entryPoint?.endsWith(file))!,
          new Set(first),
        ),
      ]),
    firstInputs: [...first].flatMap((path) => Object.keys(outputs[path]!.inputs)),
    inputs: Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs)),
  }
}
