import { privateKeyToAccount, generatePrivateKey } from 'viem/accounts'
import { parseSiweMessage } from 'viem/siwe'
import { expect, test } from 'vitest'
import { signal } from '../person.ts'
import type { Case } from '../Subject.ts'

export const generateSiweMessage: Case = (create) => {
  test('writes a Sign-In with Ethereum text for this account, another each time', async () => {
    const { backend } = await create()
    const { address } = privateKeyToAccount(generatePrivateKey())
    const [one, two] = [await generate(), await generate()]
    expect(parseSiweMessage(one)).toMatchObject({ address, chainId: 10, version: '1' })
    expect(parseSiweMessage(one).nonce).not.toBe(parseSiweMessage(two).nonce)

    function generate() {
      return backend.generateSiweMessage!({ address, chainId: 'eip155:10', signal })
    }
  })
}
