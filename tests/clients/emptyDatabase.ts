import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { serve } from './serve.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A DATA_DIR that a server has made and left. */
    emptyDatabase: string
  }
}

/** Making a database takes most of a server's start. It is made once; every test file begins with a copy. */
export default async function makeEmptyDatabase({ provide }: TestProject) {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-clients-'))
  if (!process.env.DATABASE_URL) await (await serve({ DATA_DIR: dataDir })).stop()
  provide('emptyDatabase', dataDir)
  return () => rmSync(dataDir, { recursive: true, force: true })
}
