import { argon2id as run } from 'hash-wasm'
import type { Argon2Parameters } from './passcodeKdf.ts'

/** Argon2id in WebAssembly. A chunk of its own. */
export async function argon2id({ passcode, salt, kdf }: Argon2Parameters) {
  const { memory, iterations, parallelism } = kdf
  const cost = { memorySize: memory, iterations, parallelism }
  const bytes = await run({ password: passcode, salt, ...cost, hashLength: 32, outputType: 'binary' })
  return bytes as Uint8Array<ArrayBuffer>
}
