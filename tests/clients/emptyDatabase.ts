import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundleServer } from '../setup/bundleServer.ts'
import { serve } from './serve.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A DATA_DIR that a server has made and left. */
    emptyDatabase: string
  }
}

/** Making a database takes most of a server's start, and reading its sources the rest. Both are done once; every test file begins with a copy. */
export default async function makeEmptyDatabase({ provide }: TestProject) {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-clients-'))
  const { main, remove } = await bundleServer()
  if (!process.env.DATABASE_URL) await (await serve(main, { DATA_DIR: dataDir })).stop()
  provide('emptyDatabase', dataDir)
  provide('server', main)
  return () => {
    remove()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
