import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'
import { fromSource } from '../../scripts/fromSource.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The playground, built as it goes out, but for where its server is. */
    playground: string
  }
}

/** How Vite finds the playground, to build it and to show what was built. */
export const playground = {
  root: 'apps/playground',
  configFile: 'apps/playground/vite.config.ts',
  logLevel: 'error',
} as const

/** Stands in what is built for the server that a house starts. */
const nowhere = 'http://server.invalid'

/** Builds the playground once for all houses. */
export default async function buildForAll({ provide }: TestProject) {
  const outDir = mkdtempSync(join(tmpdir(), 'latchkey-playground-'))
  const { LATCHKEY_URL } = process.env
  process.env.LATCHKEY_URL = nowhere
  await build({ ...playground, ...fromSource, build: { outDir, emptyOutDir: true } })
  if (LATCHKEY_URL === undefined) delete process.env.LATCHKEY_URL
  else process.env.LATCHKEY_URL = LATCHKEY_URL
  provide('playground', outDir)
  return () => rmSync(outDir, { recursive: true, force: true })
}

/** A copy of the page that speaks to this server. */
export function copyFor(url: string, { from, to }: { from: string; to: string }) {
  cpSync(from, to, { recursive: true })
  for (const name of readdirSync(join(to, 'assets')).filter((file) => file.endsWith('.js'))) {
    const path = join(to, 'assets', name)
    const code = readFileSync(path, 'utf8')
    if (code.includes(nowhere)) writeFileSync(path, code.replaceAll(nowhere, url))
  }
}
