import { secp256k1 } from '@noble/curves/secp256k1'
import fc from 'fast-check'
import { privateKeyToAccount } from 'viem/accounts'
import { bytesToHex, recoverMessageAddress } from 'viem/utils'
import { expect, test } from 'vitest'
import { signMessage } from './signMessage.ts'

const privateKey = secp256k1.utils.randomPrivateKey()
const account = privateKeyToAccount(bytesToHex(privateKey))

test('signs what viem signs, byte for byte, and it recovers to the address', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array()), async (message) => {
      const signature = signMessage(privateKey, message)
      const viemMessage = typeof message === 'string' ? message : { raw: message }
      expect(signature).toBe(await account.signMessage({ message: viemMessage }))
      expect(await recoverMessageAddress({ message: viemMessage, signature })).toBe(account.address)
    }),
    { numRuns: 20 },
  )
})
