// Why: what is installed here runs here, and goes out with what we publish. These rules decide what can get in.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'

const pnpm = (...words: string[]) =>
  JSON.parse(execFileSync('pnpm', words, { encoding: 'utf8', maxBuffer: 2 ** 26 })) as Record<string, unknown>

const rooms = pnpm('list', '--recursive', '--depth=-1', '--json') as unknown as { path: string }[]
const manifests = rooms.map(({ path }) => join(relative('.', path), 'package.json'))
const settings = pnpm('config', 'list', '--json')

test('nothing is installed on its first day, from outside a registry, or with a script of its own that was not looked at', () => {
  expect(settings).toMatchObject({ minimumReleaseAge: 1440, blockExoticSubdeps: true, strictDepBuilds: true })
  const builds = Object.entries(settings.allowBuilds as Record<string, boolean>)
  expect(builds.filter(([, allowed]) => allowed)).toEqual([['esbuild', true]])
})

test('every version is written once, and exactly', () => {
  const loose = Object.entries(settings.catalog as Record<string, string>).filter(([, version]) => !exact.test(version))
  expect(loose).toEqual([])
})

test.each(manifests)('%s takes its dependencies from the catalog, from this workspace, or exactly', (file) => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string> | undefined
  >
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, wanted]) => wanted !== 'catalog:' && wanted !== 'workspace:^' && !exact.test(wanted),
  )
  expect(loose).toEqual([])
})

test('what comes with the packages may go out under Apache-2.0', () => {
  const found = pnpm('licenses', 'list', '--prod', '--json', '--filter', './packages/*')
  expect(Object.keys(found).length).toBeGreaterThan(2)
  const others = Object.entries(found).filter(([licence]) => !compatible.has(licence))
  expect(others.map(([licence, packages]) => ({ licence, packages }))).toEqual([])
})

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/

/** Permissive ones, which ask for no more than to be named. */
const compatible = new Set(['MIT', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'MIT-0', 'Unlicense'])
