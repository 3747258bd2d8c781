import { base58, base64 } from '@scure/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSolanaTransaction } from './solanaTransaction.ts'

const key = (fill: number) => new Uint8Array(32).fill(fill)
const address = base58.encode(key(7))

/** A transaction that `signers` must sign, with two more accounts, a block hash and no instruction. */
function makeTransaction(signers: Uint8Array[], { version = [] as number[], keys = [key(1), key(2)] } = {}) {
  const all = [...signers, ...keys]
  const message = [...version, signers.length, 0, 1, all.length, ...all.flatMap((each) => [...each]), ...key(5), 0]
  return { message, bytes: Uint8Array.from([signers.length, ...new Uint8Array(64 * signers.length), ...message]) }
}

test.each([
  ['legacy', []],
  ['version 0', [128]],
])('puts the signature in the place of its signer: %s', (_, version) => {
  const { message, bytes } = makeTransaction([key(3), key(7)], { version })
  const read = readSolanaTransaction(base64.encode(bytes), address)
  expect([...read.message]).toEqual(message)
  const signed = base64.decode(read.withSignature(new Uint8Array(64).fill(9)))
  expect(signed.subarray(0, 65)).toEqual(bytes.subarray(0, 65))
  expect(signed.subarray(65, 129).every((byte) => byte === 9)).toBe(true)
  expect(signed.subarray(129)).toEqual(bytes.subarray(129))
})

test('signs nothing for an account that is only mentioned', () => {
  const { bytes } = makeTransaction([key(3)], { keys: [key(7)] })
  expect(() => readSolanaTransaction(base64.encode(bytes), address)).toThrow(
    expect.objectContaining({
      code: 'transaction_invalid',
      message: expect.stringContaining('not among its signers') as string,
    }),
  )
})

test('refuses whatever was cut off or changed into something else, with a typed error', () => {
  const { bytes } = makeTransaction([key(7)])
  const damaged = fc.oneof(
    fc.nat({ max: 110 }).map((length) => base64.encode(bytes.subarray(0, length))),
    fc.uint8Array({ maxLength: 200 }).map((noise) => base64.encode(noise)),
    fc.string(),
  )
  fc.assert(
    fc.property(damaged, (transaction) => {
      expect(() => readSolanaTransaction(transaction, address)).toThrow(
        expect.objectContaining({ code: 'transaction_invalid' }),
      )
    }),
    { numRuns: 500 },
  )
})
