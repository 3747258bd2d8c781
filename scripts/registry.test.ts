// Why: what is copied into an app has to hold there without the package that it came from.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeRegistry } from './registry/makeRegistry.ts'
import type { RegistryItem } from './registry/RegistryItem.ts'
import { toFolder } from './registry/toFolder.ts'

const items = makeRegistry()
const named = new Map(items.map((item) => [`@latchkey/${item.name}`, item]))

/** An item, and all that comes with it. */
const withDependencies = (item: RegistryItem): RegistryItem[] => [
  item,
  ...item.registryDependencies.flatMap((name) => withDependencies(named.get(name)!)),
]

test('a component is an item of its own, in the words that stand above it', () => {
  expect(items.map(({ name }) => name)).toEqual(expect.arrayContaining(['revoke-sessions-button', 'user-profile']))
  for (const { name, title, description } of items) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(description).not.toBe(title)
  }
})

test('an item has what the schema asks for, and its files go to one place each', () => {
  const targets = items.flatMap(({ files }) => files.map(({ target }) => target))
  expect(new Set(targets).size).toBe(targets.length)
  for (const { name, type, files, dependencies } of items) {
    expect(type).toMatch(/^registry:(component|lib)$/)
    expect(files, name).not.toEqual([])
    for (const file of files) {
      expect(file.type).toMatch(/^registry:(component|lib|file)$/)
      expect(file.target).toMatch(/^components\/latchkey\//)
      expect(file.content).not.toBe('')
    }
    for (const dependency of dependencies) expect(dependency).toMatch(/^(@[\w-]+\/)?[\w-]+@\^\d+\.\d+\.\d+$/)
  }
})

test.each(items)('$name brings every file that its files name', (item) => {
  const brought = new Set(withDependencies(item).flatMap(({ files }) => files.map(({ target }) => target)))
  for (const { target, content } of item.files) {
    for (const [, name] of content.matchAll(/(?:from |import\()'(\.[^']+)'/g)) {
      const path = join(dirname(target), name!)
      expect(
        [`${path}.ts`, `${path}.tsx`].some((file) => brought.has(file)),
        `${target} names ${name}`,
      ).toBe(true)
    }
    for (const [, name] of content.matchAll(/@import '(\.[^']+)'/g)) {
      expect(brought, `${target} names ${name}`).toContain(join(dirname(target), name!))
    }
  }
})

test('the list names all items without their sources; each item has a file with them', () => {
  const files = toFolder(items)
  const list = JSON.parse(files.get('registry.json')!) as { items: RegistryItem[] }
  expect(list.items.map(({ name }) => name)).toEqual(items.map(({ name }) => name))
  expect(files.get('registry.json')).not.toContain('"content"')
  for (const { name } of items) expect(JSON.parse(files.get(`${name}.json`)!)).toMatchObject({ name })
})

test(
  'in an empty project the components compile, without the package that they came from',
  { timeout: 120_000 },
  () => {
    const app = mkdtempSync(join(tmpdir(), 'latchkey-registry-'))
    onTestFinished(() => rmSync(app, { recursive: true }))
    for (const { target, content } of items.flatMap(({ files }) => files)) {
      mkdirSync(dirname(join(app, target)), { recursive: true })
      writeFileSync(join(app, target), content)
    }
    for (const name of ['@latchkey/core', '@latchkey/react', '@types/react', 'react', 'uqr']) {
      mkdirSync(dirname(join(app, 'node_modules', name)), { recursive: true })
      symlinkSync(resolve('packages/ui/node_modules', name), join(app, 'node_modules', name))
    }
    const page =
      "import { UserProfile } from './components/latchkey/UserProfile/UserProfile'\nexport const Page = () => <UserProfile />\n"
    writeFileSync(join(app, 'page.tsx'), page)
    writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['page.tsx', 'components'] }))
    expect(compile(app)).toBe('')
  },
)

/** As a new app has them; and our packages are read from their sources, so that nothing has to be built first. */
const compilerOptions = {
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  jsx: 'react-jsx',
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  customConditions: ['@latchkey/source'],
  allowImportingTsExtensions: true,
}

/** What the compiler has to say, which is nothing where all is well. */
function compile(folder: string): string {
  try {
    return execFileSync(resolve('node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' })
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}
