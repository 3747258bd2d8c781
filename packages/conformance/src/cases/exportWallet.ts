import { expect, test } from 'vitest'
import { signal, signUpWithWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

/** What is refused before anything is shown; that a key is shown, and to whom, is for a browser to say. */
export const exportWallet: Case = (create) => {
  test('gives no key out where there is no page to show it on', async () => {
    const { backend } = await create()
    const { address } = await signUpWithWallet(backend)
    const refused = backend.exportWallet!({ address, signal })
    await expect(refused).rejects.toMatchObject({ code: 'not_supported' })
    expect(backend.capabilities.wallets?.exports).toContain('private-key')
  })
}
