import { expect, test } from 'vitest'
import { signal, signUp, signUpWithWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

export const removePasskey: Case = (create) => {
  test('the only way in stays', async () => {
    const { backend } = await create()
    await signUp(backend)
    const { credentialId } = (await backend.listPasskeys!({ signal }))[0]!
    const code = 'cannot_unlink_sole_account'
    await expect(backend.removePasskey!({ credentialId, signal })).rejects.toMatchObject({ code })
    expect(await backend.listPasskeys!({ signal })).toHaveLength(1)
  })

  test('the only way to open the wallets stays, and nobody is asked for anything', async () => {
    const { backend, passkey } = await create()
    const { address } = await signUpWithWallet(backend)
    const prompts = passkey?.prompts
    const { credentialId } = (await backend.listPasskeys!({ signal }))[0]!
    const code = 'last_recovery_method'
    await expect(backend.removePasskey!({ credentialId, signal })).rejects.toMatchObject({ code })
    expect(passkey?.prompts).toBe(prompts)
    expect(await backend.signMessage!({ address, message: 'hello', signal })).toMatch(/^0x/)
  })

  test('a passkey of nobody’s is not found', async () => {
    const { backend } = await create()
    await signUp(backend)
    const code = 'passkey_not_found'
    await expect(backend.removePasskey!({ credentialId: 'absent', signal })).rejects.toMatchObject({ code })
  })
}
