// Why: a bill of materials that leaves something out, or names another version, is worse than none.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { billOfMaterials, type Component } from './billOfMaterials.ts'

test('the bill of materials names what the lockfile pins, by version and hash, and nothing else', () => {
  const [, locked = ''] = /^packages:\n([^]+?)^snapshots:/m.exec(readFileSync('pnpm-lock.yaml', 'utf8')) ?? []
  const pins = [...locked.matchAll(/^ {2}'?([^\s'].*?)'?:\n {4}resolution: \{integrity: sha512-([^,}]+)/gm)]
  const wanted = pins.map(([, name, hash]) => `${name} ${Buffer.from(hash!, 'base64').toString('hex')}`)
  const ours = (component: Component) => component.group?.startsWith('@latchkey') ?? false
  const named = billOfMaterials().components.filter((component) => !ours(component))
  expect(wanted.length).toBeGreaterThan(100)
  expect(named.map(line).toSorted()).toEqual(wanted.toSorted())
})

function line({ group, name, version, externalReferences }: Component): string {
  const hashes = externalReferences?.flatMap(({ hashes }) => hashes ?? [])
  return `${group ? `${group}/` : ''}${name}@${version} ${hashes?.find(({ alg }) => alg === 'SHA-512')?.content}`
}
