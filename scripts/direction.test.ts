// Why: an arrow means "imports". Nothing imports upward, so a package can be read, tested and replaced by itself.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const arrows: Record<string, string[]> = {
  core: [],
  vault: ['core'],
  server: ['core', 'vault'],
  conformance: ['core'],
  backends: ['core', 'server', 'vault'],
  react: ['core', 'backends'],
  ui: ['core', 'react'],
}

test('every package has its arrows', () => {
  expect(readdirSync('packages').toSorted()).toEqual(Object.keys(arrows).toSorted())
})

test.each(Object.entries(arrows))('%s imports only %j', (name, allowed) => {
  const manifest = JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8')) as Record<
    string,
    object | undefined
  >
  const named = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
    .filter((dependency) => dependency.startsWith('@latchkey/'))
    .map((dependency) => dependency.replace('@latchkey/', ''))
  expect(named.filter((dependency) => !allowed.includes(dependency))).toEqual([])
})

test('of react only the drop-in door for Privy names a backend', () => {
  const naming = readdirSync('packages/react/src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file))
    .filter((file) => readFileSync(`packages/react/src/${file}`, 'utf8').includes('@latchkey/backends'))
  expect(naming).toEqual(['privy/createBackend.ts'])
})

test('backends reaches the vault and the server only by dynamic import', () => {
  const files = readdirSync('packages/backends/src', { recursive: true, encoding: 'utf8' })
  const early = files
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .filter((file) => entryChunk.has(file))
    .filter((file) =>
      /^import (?!type).*@latchkey\/(vault|server)/m.test(readFileSync(`packages/backends/src/${file}`, 'utf8')),
    )
  expect(early).toEqual([])
})

/** The files that an app loads at once; what they import lazily may import anything. */
const entryChunk = new Set(['http/index.ts', 'embedded/index.ts'])
