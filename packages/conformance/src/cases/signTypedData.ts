import { recoverTypedDataAddress, type Hex } from 'viem'
import { expect, test } from 'vitest'
import { signal, signUpWithWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

const typedData = {
  domain: { name: 'Letters', version: '1', chainId: 1 },
  types: {
    Letter: [
      { name: 'to', type: 'address' },
      { name: 'contents', type: 'string' },
    ],
  },
  primaryType: 'Letter',
  message: { to: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8', contents: 'Grüße' },
} as const

export const signTypedData: Case = (create) => {
  test('signs with the wallet that was named', async () => {
    const { backend } = await create()
    const { address } = await signUpWithWallet(backend)
    const signature = await backend.signTypedData!({ address, typedData, signal })
    expect(await recoverTypedDataAddress({ ...typedData, signature: signature as Hex })).toBe(address)
  })

  test('says what is wrong with data that does not fit its types', async () => {
    const { backend } = await create()
    const { address } = await signUpWithWallet(backend)
    const message = { to: '0x12', contents: 'Grüße' }
    const refused = backend.signTypedData!({ address, typedData: { ...typedData, message }, signal })
    await expect(refused).rejects.toMatchObject({ code: 'typed_data_invalid' })
  })
}
