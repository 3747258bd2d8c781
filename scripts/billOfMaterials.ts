import { execFileSync } from 'node:child_process'

export interface Component {
  group?: string
  name: string
  version: string
  externalReferences?: { type: string; hashes?: { alg: string; content: string }[] }[]
}

/** What the lockfile holds, as CycloneDX; what is needed only to build and to test is marked as excluded. */
export function billOfMaterials(): { components: Component[] } {
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--lockfile-only']
  return JSON.parse(execFileSync('pnpm', words, { encoding: 'utf8', maxBuffer: 2 ** 26 }))
}
