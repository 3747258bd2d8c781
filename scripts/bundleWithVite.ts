import { gzipSync } from 'node:zlib'
import { build, defaultClientConditions, type Rolldown } from 'vite'

/** What an app that is built with Vite loads; min + gzip, in kB of 1,000 bytes. */
interface ViteBundle {
  /** With the page. */
  first: number
  /** With the page and, for what is in a folder of ours, at any time later. */
  all: (folder: string) => number
}

const entry = 'virtual:entry'

/** Bundles one entry as most apps are bundled, with React outside. `source` reads our sources instead of the built packages. */
export async function bundleWithVite(code: string, { source = false } = {}): Promise<ViteBundle> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: [...(source ? ['@latchkey/source'] : []), ...defaultClientConditions] },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? `${process.cwd()}/entry.js` : undefined),
        load: (id) => (id.endsWith('/entry.js') ? code : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: { input: entry, external: ['react', 'react-dom', 'react/jsx-runtime'] },
    },
  })) as Rolldown.RolldownOutput
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])))
  const visit = (name: string, seen: Set<string>, isLater: boolean) => {
    const chunk = chunks.get(name)
    if (!chunk || seen.has(name)) return seen
    seen.add(name)
    const next = isLater ? [...chunk.imports, ...chunk.dynamicImports] : chunk.imports
    for (const each of next) visit(each, seen, isLater)
    return seen
  }
  const sum = (names: Iterable<string>) =>
    [...names].reduce((total, name) => total + gzipSync(chunks.get(name)!.code, { level: 9 }).length / 1000, 0)
  const { fileName } = [...chunks.values()].find(({ isEntry }) => isEntry)!
  const first = visit(fileName, new Set(), false)
  return {
    first: sum(first),
    all: (folder) => {
      const isOurs = (name: string) => Object.keys(chunks.get(name)!.modules).some((file) => file.includes(folder))
      return sum([...visit(fileName, new Set(), true)].filter((name) => first.has(name) || isOurs(name)))
    },
  }
}
