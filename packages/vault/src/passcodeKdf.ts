import type { VaultKdf } from '@latchkey/core'
import { wasmAllowed } from './wasmAllowed.ts'

/** How a passcode is stretched into a key. */
export type PasscodeKdf = Exclude<VaultKdf, { name: 'hkdf' }>

export interface Argon2Parameters {
  passcode: Uint8Array
  salt: Uint8Array
  kdf: Extract<VaultKdf, { name: 'argon2id' }>
}

/** What a new passcode is stretched with here: Argon2id, or PBKDF2 where WebAssembly is forbidden. */
export async function choosePasscodeKdf(): Promise<PasscodeKdf> {
  return (await wasmAllowed())
    ? { name: 'argon2id', memory: 65_536, iterations: 3, parallelism: 1 }
    : { name: 'pbkdf2', iterations: 600_000 }
}
