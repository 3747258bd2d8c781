import type { OutlivingSignature } from '@latchkey/core'
import { WireInvalidError } from '@latchkey/core/wire'
import { base58 } from '@scure/base'
import type { Intent } from './Intent.ts'
import { readInstructions, type Instruction } from './solanaInstructions.ts'

/** What a Solana transaction brings about. Its cost counts what plain transfers move and the highest fee; tokens have no common price. */
export function solanaIntent(message: Uint8Array, path: string): Intent {
  const { signers, instructions } = readInstructions(message, path)
  const found: Found = {
    to: [],
    programs: [],
    outliving: new Set(),
    cost: BigInt(signers) * signatureFee,
    units: mostUnits,
    price: 0n,
  }
  for (const instruction of instructions) (readers[instruction.program] ?? readOther)(instruction, found)
  const priority = (found.units * found.price + 999_999n) / 1_000_000n
  const { to, programs, outliving, cost } = found
  return { to, programs: [...new Set(programs)], outliving: [...outliving], cost: cost + priority }
}

interface Found {
  to: string[]
  programs: string[]
  outliving: Set<OutlivingSignature>
  /** Lamports. */
  cost: bigint
  units: bigint
  /** Micro-lamports a unit. */
  price: bigint
}
type Reader = (instruction: Instruction, found: Found) => void

/** Lamports that a signature costs. */
const signatureFee = 5_000n
/** The compute units that a transaction may use at the most. */
const mostUnits = 1_400_000n

/** The system program's instructions that move lamports: which account gets them, and where their number stands. */
const systemMoves: Record<number, { to: number; at: (data: Uint8Array) => number }> = {
  0: { to: 1, at: () => 4 }, // CreateAccount
  2: { to: 1, at: () => 4 }, // Transfer
  3: { to: 1, at: (data) => 44 + Number(uint(data, 36, 8)) }, // CreateAccountWithSeed
  5: { to: 1, at: () => 4 }, // WithdrawNonceAccount
  11: { to: 2, at: () => 4 }, // TransferWithSeed
}

const readSystem: Reader = ({ program, accounts, data }, found) => {
  const kind = Number(uint(data, 0, 4))
  const move = systemMoves[kind]
  if (move) {
    found.to.push(accounts[move.to] ?? '?')
    found.cost += uint(data, move.at(data), 8)
  }
  // AdvanceNonceAccount; Assign, AuthorizeNonceAccount, AssignWithSeed.
  if (kind === 4) found.outliving.add('durableNonce')
  else if (kind === 1 || kind === 7 || kind === 10) found.outliving.add('authority')
  else if (kind !== 2) found.programs.push(program)
}

/** Which account the tokens of an instruction go to: Transfer, MintTo, CloseAccount, TransferChecked, MintToChecked. */
const tokenMoves: Record<number, number> = { 3: 1, 7: 1, 9: 1, 12: 2, 14: 1 }
/** Those that send nothing anywhere: making accounts, Revoke, Burn, freezing and thawing, SyncNative, reading. */
const tokenStays = new Set([0, 1, 2, 4, 5, 6, 8, 10, 11, 13, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24])

const readToken: Reader = ({ program, accounts, data }, found) => {
  const kind = Number(uint(data, 0, 1))
  found.programs.push(program)
  // Of extensions nobody knows here where they send to.
  if (!tokenStays.has(kind)) found.to.push(accounts[tokenMoves[kind] ?? -1] ?? '?')
  // Approve, SetAuthority, ApproveChecked.
  if (kind === 4 || kind === 6 || kind === 13) found.outliving.add('authority')
}

const readBudget: Reader = ({ data }, found) => {
  const kind = Number(uint(data, 0, 1))
  if (kind === 2) found.units = uint(data, 1, 4)
  if (kind === 3) found.price = uint(data, 1, 8)
}

const readOther: Reader = ({ program }, found) => void found.programs.push(program)

const readers: Record<string, Reader | undefined> = {
  [base58.encode(new Uint8Array(32))]: readSystem,
  TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA: readToken,
  TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb: readToken,
  ComputeBudget111111111111111111111111111111: readBudget,
}

/** A number of so many bytes, the low ones first. */
function uint(data: Uint8Array, start: number, length: number): bigint {
  if (data.length < start + length)
    throw new WireInvalidError('params.transaction', 'holds an instruction that ends too early')
  return data.subarray(start, start + length).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n)
}
