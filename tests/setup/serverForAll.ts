import type { TestProject } from 'vitest/node'
import { bundleServer } from './bundleServer.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server's program, from our sources as they were when the tests began. */
    server: string
  }
}

/** Nearly every file of a project starts the server: to read it from its sources costs seconds each time, so it is bundled once. */
export default async function bundleForAll({ provide }: TestProject) {
  const { main, remove } = await bundleServer()
  provide('server', main)
  return remove
}
