import type { Argon2Parameters, PasscodeKdf } from './passcodeKdf.ts'
import { pbkdf2 } from './pbkdf2.ts'
import { wasmAllowed } from './wasmAllowed.ts'

export interface StretchPasscodeParameters {
  passcode: string
  salt: Uint8Array<ArrayBuffer>
  kdf: PasscodeKdf
}

/** 32 bytes out of a passcode, slowly on purpose. The caller wipes them. */
export async function stretchPasscode({ passcode, salt, kdf }: StretchPasscodeParameters) {
  // NFKC: the same text typed on another keyboard or system must give the same bytes.
  const bytes = new TextEncoder().encode(passcode.normalize('NFKC'))
  try {
    return kdf.name === 'argon2id'
      ? await runArgon2id({ passcode: bytes, salt, kdf })
      : await pbkdf2({ passcode: bytes, salt, iterations: kdf.iterations })
  } finally {
    bytes.fill(0)
  }
}

async function runArgon2id(parameters: Argon2Parameters) {
  const { argon2id } = (await wasmAllowed()) ? await import('./argon2id.ts') : await import('./argon2idWithoutWasm.ts')
  return argon2id(parameters)
}
