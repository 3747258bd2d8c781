import { argon2idAsync } from '@noble/hashes/argon2'
import type { Argon2Parameters } from './passcodeKdf.ts'

/** Argon2id in plain JavaScript: some ten times slower, but a vault made elsewhere still opens. A chunk of its own. */
export async function argon2id({ passcode, salt, kdf }: Argon2Parameters) {
  const { memory, iterations, parallelism } = kdf
  const bytes = await argon2idAsync(passcode, salt, { m: memory, t: iterations, p: parallelism, dkLen: 32 })
  return bytes as Uint8Array<ArrayBuffer>
}
