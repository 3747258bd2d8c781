/** The door for whoever derives wallets without a vault: the server, for people who have not arrived yet. */
export { addressOf } from './addressOf.ts'
export type { VaultChainType } from './contents.ts'
export { deriveKey, toSeed } from './derive.ts'
