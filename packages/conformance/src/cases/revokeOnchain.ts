import { expect, test } from 'vitest'
import { delegate, signal, signUpWithWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

/** What is refused before a chain is asked; that a chain lets the key do nothing more is for a chain to say. */
export const revokeOnchain: Case = (create) => {
  test('ends nothing where no contract keeps the limits', async ({ skip }) => {
    const { backend } = await create()
    if (!backend.revokeOnchain) return skip('has no contract that could keep limits')
    const wallet = await signUpWithWallet(backend)
    await delegate(backend, wallet)
    const [grant] = await backend.getGrants!({ signal })
    const refused = backend.revokeOnchain({ delegationId: grant!.id, signal })
    await expect(refused).rejects.toMatchObject({ code: 'delegation_not_found' })
    expect((await backend.getGrants!({ signal }))[0]).toMatchObject({ status: 'active' })
  })
}
