import { findWallet } from '@latchkey/core'
import { recoverMessageAddress, type Hex } from 'viem'
import { expect, test } from 'vitest'
import { signal, signUpWithWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

const mnemonic = 'test test test test test test test test test test test junk'
const privateKey = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'
/** Of both. */
const address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'

export const importWallet: Case = (create) => {
  test.each([{ privateKey }, { mnemonic }])(
    'takes a wallet in, which then signs, also after a reload: %o',
    async (source) => {
      const { backend, reopen } = await create()
      const own = await signUpWithWallet(backend)
      const { user } = await backend.importWallet!({ chainType: 'ethereum', ...source, signal })
      expect(findWallet(user, address)).toMatchObject({ imported: true, walletIndex: null, delegated: false })
      const again = reopen()
      await again.restore({ signal })
      for (const each of [address, own.address]) {
        const signature = await again.signMessage!({ address: each, message: 'hello', signal })
        expect(await recoverMessageAddress({ message: 'hello', signature: signature as Hex })).toBe(each)
      }
    },
  )

  test('takes the next wallet of its own afterwards, and lets the server sign for the imported one', async () => {
    const { backend } = await create()
    await signUpWithWallet(backend)
    await backend.importWallet!({ chainType: 'ethereum', privateKey, signal })
    const { user } = await backend.createWallet!({ chainType: 'ethereum', signal })
    const indices = user.linkedAccounts.flatMap((account) => (account.type === 'wallet' ? [account.walletIndex] : []))
    expect(indices).toEqual([0, null, 1])
    const delegated = await backend.delegateWallet!({ address, chainType: 'ethereum', expiresIn: 3_600, signal })
    expect(findWallet(delegated.user, address)).toMatchObject({ delegated: true })
  })

  test('refuses what is no key, and changes nothing', async () => {
    const { backend } = await create()
    const { address: own } = await signUpWithWallet(backend)
    const bad = backend.importWallet!({ chainType: 'ethereum', privateKey: '0x12', signal })
    await expect(bad).rejects.toMatchObject({ code: 'invalid_private_key' })
    const words = backend.importWallet!({ chainType: 'ethereum', mnemonic: 'plum sofa', signal })
    await expect(words).rejects.toMatchObject({ code: 'invalid_mnemonic' })
    const { user } = await backend.refreshUser({ signal })
    expect(user.linkedAccounts.filter(({ type }) => type === 'wallet')).toMatchObject([{ address: own }])
  })
}
