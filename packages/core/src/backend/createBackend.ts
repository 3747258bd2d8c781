import type { Backend } from './Backend.ts'

/** Types a backend of your own; `describeBackend` in `@latchkey/conformance` proves it. */
export const createBackend = <backend extends Backend>(backend: backend): backend => backend
