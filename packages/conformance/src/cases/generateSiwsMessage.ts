import { expect, test } from 'vitest'
import { signal, solanaWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

export const generateSiwsMessage: Case = (create) => {
  test('writes a text for this Solana account, another each time', async () => {
    const { backend } = await create()
    const { address } = solanaWallet()
    const [one, two] = [await generate(), await generate()]
    expect(one).toContain(`with your Solana account:\n${address}\n`)
    expect(nonceOf(one)).not.toBe(nonceOf(two))

    function generate() {
      return backend.generateSiwsMessage!({ address, signal })
    }
  })
}

const nonceOf = (message: string) => /^Nonce: (\w+)$/m.exec(message)![1]
