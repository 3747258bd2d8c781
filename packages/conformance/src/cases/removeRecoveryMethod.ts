import { expect, test } from 'vitest'
import { signal, signUpWithWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

const passcode = 'plum orchestra 7 lantern'

export const removeRecoveryMethod: Case = (create) => {
  test('what was removed opens nothing, and what stayed goes on opening', async () => {
    const { backend, reopen } = await create()
    const { address } = await signUpWithWallet(backend)
    await backend.addRecoveryMethod!({ method: 'user-passcode', newPasscode: passcode, signal })
    const [passkey] = await backend.getRecoveryMethods!({ signal })
    const credentialId = passkey!.credentialId!
    const left = await backend.removeRecoveryMethod!({ method: 'user-passkey', credentialId, passcode, signal })
    expect(left).toMatchObject([{ method: 'user-passcode' }])
    const again = reopen()
    await again.restore({ signal })
    const without = again.signMessage!({ address, message: 'hello', signal })
    await expect(without).rejects.toMatchObject({ code: 'passcode_required' })
    expect(await again.signMessage!({ address, message: 'hello', passcode, signal })).toMatch(/^0x/)
  })

  test('a passcode that was removed opens nothing, even though it is still known', async () => {
    const { backend } = await create()
    const { address } = await signUpWithWallet(backend)
    await backend.addRecoveryMethod!({ method: 'user-passcode', newPasscode: passcode, signal })
    const left = await backend.removeRecoveryMethod!({ method: 'user-passcode', signal })
    expect(left).toMatchObject([{ method: 'user-passkey' }])
    expect(await backend.removeRecoveryMethod!({ method: 'user-passcode', signal })).toEqual(left)
    expect(await backend.signMessage!({ address, message: 'hello', signal })).toMatch(/^0x/)
    const byPasscode = { method: 'user-passkey', credentialId: left[0]!.credentialId!, passcode } as const
    await expect(backend.removeRecoveryMethod!({ ...byPasscode, signal })).rejects.toMatchObject({
      code: 'last_recovery_method',
    })
  })

  test('the only way to open the wallets stays', async () => {
    const { backend } = await create()
    const { address } = await signUpWithWallet(backend)
    const [only] = await backend.getRecoveryMethods!({ signal })
    const { credentialId } = only!
    const removing = backend.removeRecoveryMethod!({ method: 'user-passkey', credentialId: credentialId!, signal })
    await expect(removing).rejects.toMatchObject({ code: 'last_recovery_method' })
    expect(await backend.signMessage!({ address, message: 'hello', signal })).toMatch(/^0x/)
  })
}
