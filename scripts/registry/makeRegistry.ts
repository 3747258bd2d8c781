import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { collectSources, importsOf, neighboursOf } from './collectSources.ts'
import type { RegistryFile, RegistryItem } from './RegistryItem.ts'

const source = 'packages/ui/src'
/** The name by which apps know this registry, before the name of an item. */
const namespace = '@latchkey'

/** Components that stand for themselves: what `@latchkey/ui` exports from the file of the same name. */
const components = readdirSync(source).filter(
  (name) =>
    existsSync(`${source}/${name}/${name}.tsx`) &&
    readFileSync(`${source}/index.ts`, 'utf8').includes(`'./${name}/${name}.tsx'`) &&
    name !== 'LatchkeyUi',
)

const entries = components.map((name) => `${source}/${name}/${name}.tsx`)

/** All of `@latchkey/ui` as items that shadcn's command copies into an app: a base, and one for each component. */
export function makeRegistry(): RegistryItem[] {
  const reached = new Map(components.map((name) => [name, collectSources(`${source}/${name}/${name}.tsx`)]))
  const base = collectBase(new Set([...reached.values()].flatMap((files) => [...files])))
  const items = components.map((name): RegistryItem => {
    const files = [...reached.get(name)!].filter((file) => !base.has(file) && roomOf(file) === name)
    const others = new Set(
      files
        .flatMap(neighboursOf)
        .filter((file) => !base.has(file))
        .map(roomOf),
    )
    others.delete(name)
    return {
      name: kebab(name),
      type: 'registry:component',
      title: name,
      description: describe(name),
      dependencies: dependenciesOf(files),
      registryDependencies: ['base', ...[...others].map(kebab).toSorted()].map((item) => `${namespace}/${item}`),
      files: files.map(toFile),
    }
  })
  return [makeBase(base), ...items]
}

/** What stands outside of the components, what one component takes out of another's folder, and all that this leads to. */
function collectBase(all: Set<string>): Set<string> {
  const base = collectSources(`${source}/LatchkeyUi/LatchkeyUi.tsx`)
  for (const file of all) {
    if (!components.includes(roomOf(file))) collectSources(file, base)
    for (const other of neighboursOf(file)) {
      if (roomOf(other) !== roomOf(file) && !entries.includes(other)) collectSources(other, base)
    }
  }
  return base
}

function makeBase(files: Set<string>): RegistryItem {
  const sheets = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.css') && !path.includes('.stories.'),
  )
  return {
    name: 'base',
    type: 'registry:lib',
    title: 'Latchkey’s base',
    description: 'What Latchkey’s components share: their parts, words and sheets.',
    dependencies: dependenciesOf([...files]),
    registryDependencies: [],
    files: [...files, ...sheets.map((path) => `${source}/${path}`)].map(toFile),
    // Colours come from the app's variables; the few that it has none for follow color-scheme.
    css: { '.dark': { 'color-scheme': 'dark' } },
    docs: 'Import components/latchkey/styles.css once, and put your app into LatchkeyProvider of @latchkey/react.',
  }
}

/** The folder that a file stands in. */
const roomOf = (file: string) => file.slice(source.length + 1).split('/')[0]!

const kebab = (name: string) => name.replaceAll(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase()

/** The line above the component. */
const describe = (name: string) =>
  new RegExp(String.raw`/\*\* (.+?) \*/\nexport (?:function|const) ${name}\b`).exec(
    readFileSync(`${source}/${name}/${name}.tsx`, 'utf8'),
  )?.[1] ?? name

function toFile(path: string): RegistryFile {
  const text = readFileSync(path, 'utf8')
  const type = path.endsWith('.tsx') ? 'registry:component' : path.endsWith('.ts') ? 'registry:lib' : 'registry:file'
  // Apps import without endings.
  const content = text.replace(/((?:from |import\()'\.{1,2}\/[^']+?)\.tsx?'/g, "$1'")
  return { path, target: `components/latchkey/${path.slice(source.length + 1)}`, type, content }
}

/** The packages that files import; and TanStack Query, where a hook of ours that they call is on it. */
function dependenciesOf(files: string[]): string[] {
  const packages = new Set<string>()
  for (const file of files) {
    for (const name of importsOf(file)) {
      if (!name.startsWith('.')) packages.add(name.split('/', name.startsWith('@') ? 2 : 1).join('/'))
    }
    for (const [hook] of readFileSync(file, 'utf8').matchAll(/\buse[A-Z]\w+(?=[(,<])/g)) {
      const path = `packages/react/src/hooks/${hook}.ts`
      if (existsSync(path) && isOnQuery(path)) packages.add('@tanstack/react-query')
    }
  }
  packages.delete('react')
  return [...packages].toSorted().map((name) => `${name}@^${versionOf(name)}`)
}

const isOnQuery = (path: string) =>
  [...collectSources(path)].some((file) => importsOf(file).includes('@tanstack/react-query'))

function versionOf(name: string): string {
  const path = ['ui', 'react'].map((room) => `packages/${room}/node_modules/${name}/package.json`).find(existsSync)
  if (!path) throw new Error(`${name} is imported by packages/ui and is no dependency of it.`)
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}
