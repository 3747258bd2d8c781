export type { Database } from './database.ts'
export { pgliteStore, type PgliteStoreOptions } from './pgliteStore.ts'
export { sqlStore, type SqlStoreOptions } from './sqlStore.ts'
