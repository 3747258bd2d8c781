import { WireInvalidError } from '@latchkey/core/wire'
import { base58 } from '@scure/base'
import { readBytes } from '../readBytes.ts'

export interface Instruction {
  program: string
  /** `?` for one that only a table on the chain names. */
  accounts: string[]
  data: Uint8Array
}

/** The instructions of a Solana message (legacy or version 0). One whose program only a table names is refused: nobody can judge it. */
export function readInstructions(message: Uint8Array, path: string): { signers: number; instructions: Instruction[] } {
  const { take, takeByte, takeCount } = readBytes(message, path)
  const first = takeByte()
  const signers = first >= 0x80 ? takeByte() : first
  take(2)
  const keys = Array.from({ length: takeCount() }, () => base58.encode(take(32)))
  take(32) // the block hash, or a nonce
  const instructions = Array.from({ length: takeCount() }, (): Instruction => {
    const program = keys[takeByte()]
    if (!program) throw new WireInvalidError(path, 'uses a program that only a table on the chain names')
    const accounts = [...take(takeCount())].map((index) => keys[index] ?? '?')
    return { program, accounts, data: take(takeCount()) }
  })
  return { signers, instructions }
}
