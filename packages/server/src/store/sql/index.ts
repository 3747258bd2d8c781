export type { Database } from './database.ts'
export { pgliteStore, type PgliteStoreOptions } from './pgliteStore.ts'
export { postgresStore, type PostgresStoreOptions } from './postgresStore.ts'
export { sqlStore, type SqlStoreOptions } from './sqlStore.ts'
