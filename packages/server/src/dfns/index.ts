export { createDfnsHandler, type DfnsHandler } from './createDfnsHandler.ts'
export type { DfnsOptions } from './DfnsOptions.ts'
export type { DfnsSdk } from './DfnsSdk.ts'
