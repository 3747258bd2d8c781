import { recoverMessageAddress, type Hex } from 'viem'
import { expect, test } from 'vitest'
import { signal, signUpWithWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

const passcode = 'plum orchestra 7 lantern'

export const addRecoveryMethod: Case = (create) => {
  test('a passcode opens the same wallets beside the passkey, also after a reload', async () => {
    const { backend, reopen } = await create()
    const { address } = await signUpWithWallet(backend)
    const ways = await backend.addRecoveryMethod!({ method: 'user-passcode', newPasscode: passcode, signal })
    expect(ways.map(({ method }) => method)).toEqual(['user-passkey', 'user-passcode'])
    const again = reopen()
    await again.restore({ signal })
    for (const opening of [{ passcode }, {}]) {
      const signature = await again.signMessage!({ address, message: 'hello', ...opening, signal })
      expect(await recoverMessageAddress({ message: 'hello', signature: signature as Hex })).toBe(address)
    }
  })

  test('a new passcode takes the place of the old one', async () => {
    const { backend } = await create()
    const { address } = await signUpWithWallet(backend)
    await backend.addRecoveryMethod!({ method: 'user-passcode', newPasscode: passcode, signal })
    const newPasscode = 'walnut ferry 3 meridian'
    const ways = await backend.addRecoveryMethod!({ method: 'user-passcode', newPasscode, passcode, signal })
    expect(ways).toHaveLength(2)
    const old = backend.signMessage!({ address, message: 'hello', passcode, signal })
    await expect(old).rejects.toMatchObject({ code: 'passcode_incorrect' })
    expect(await backend.signMessage!({ address, message: 'hello', passcode: newPasscode, signal })).toMatch(/^0x/)
  })

  test('a passcode that could be guessed is refused before the person is asked for anything', async () => {
    const { backend, passkey } = await create()
    await signUpWithWallet(backend)
    const prompts = passkey?.prompts
    const adding = backend.addRecoveryMethod!({ method: 'user-passcode', newPasscode: '1234567890', signal })
    await expect(adding).rejects.toMatchObject({ code: 'passcode_too_weak' })
    expect(passkey?.prompts).toBe(prompts)
    expect(await backend.getRecoveryMethods!({ signal })).toHaveLength(1)
  })
}
