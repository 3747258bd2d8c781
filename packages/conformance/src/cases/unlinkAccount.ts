import { expect, test } from 'vitest'
import { signal, solanaWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

export const unlinkAccount: Case = (create) => {
  test('takes an account away, and leaves the last', async () => {
    const { backend } = await create()
    const [first, second] = [proofOf(solanaWallet()), proofOf(solanaWallet())]
    await backend.loginWithSiws!({ ...(await first()), signal })
    await backend.linkAccount!({ type: 'wallet', ...(await second()), signal })
    const { user } = await backend.unlinkAccount!({ type: 'wallet', ...first.named, signal })
    expect(user.linkedAccounts).toMatchObject([second.named])
    const last = backend.unlinkAccount!({ type: 'wallet', ...second.named, signal })
    await expect(last).rejects.toMatchObject({ code: 'cannot_unlink_sole_account' })

    function proofOf({ address, sign }: ReturnType<typeof solanaWallet>) {
      const chainType = 'solana' as const
      const prove = async () => {
        const message = await backend.generateSiwsMessage!({ address, signal })
        return { chainType, message, signature: sign(message) }
      }
      return Object.assign(prove, { named: { address, chainType } })
    }
  })

  test('what is not linked cannot be taken away', async () => {
    const { backend } = await create()
    await backend.createGuestAccount!({ signal })
    const unknown = backend.unlinkAccount!({ type: 'github_oauth', subject: '42', signal })
    await expect(unknown).rejects.toMatchObject({ code: 'linked_account_not_found' })
  })
}
