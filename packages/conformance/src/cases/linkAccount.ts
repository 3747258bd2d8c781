import type { Backend } from '@latchkey/core'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { expect, test } from 'vitest'
import { signal, solanaWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

const email = 'grace@example.com'
const chainId = 'eip155:1'

export const linkAccount: Case = (create) => {
  test('links the address that a code was mailed to, and puts another in its place', async ({ skip }) => {
    const { backend, mailedCode } = await create()
    if (!mailedCode) return skip('sends no mail')
    const { user } = await backend.createGuestAccount!({ signal })
    await backend.sendCode!({ email, signal })
    const wrong = backend.linkAccount!({ type: 'email', address: email, code: '000000', signal })
    await expect(wrong).rejects.toMatchObject({ code: 'invalid_credentials' })
    const linked = await backend.linkAccount!({ type: 'email', address: email, code: await mailedCode(email), signal })
    expect(linked.user).toMatchObject({ id: user.id, isGuest: false, email: { address: email } })

    const next = 'hopper@example.com'
    await backend.sendCode!({ email: next, signal })
    const proof = { address: next, code: await mailedCode(next), replaces: email }
    const changed = await backend.linkAccount!({ type: 'email', ...proof, signal })
    expect(changed.user.linkedAccounts).toMatchObject([{ type: 'email', address: next }])
  })

  test('links external wallets of both kinds of chain; one of somebody else stays theirs', async () => {
    const { backend } = await create()
    await backend.createGuestAccount!({ signal })
    const account = privateKeyToAccount(generatePrivateKey())
    const solana = solanaWallet()
    await linkEthereum(backend, account)
    const message = await backend.generateSiwsMessage!({ address: solana.address, signal })
    const proof = { type: 'wallet', chainType: 'solana', message, signature: solana.sign(message) } as const
    const { user } = await backend.linkAccount!({ ...proof, signal })
    expect(user.linkedAccounts).toMatchObject([{ address: account.address }, { address: solana.address }])

    await backend.logout({ signal })
    await backend.signupWithPasskey!({ signal })
    await expect(linkEthereum(backend, account)).rejects.toMatchObject({ code: 'linked_to_another_user' })
  })
}

async function linkEthereum(backend: Backend, account: ReturnType<typeof privateKeyToAccount>) {
  const message = await backend.generateSiweMessage!({ address: account.address, chainId, signal })
  const signature = await account.signMessage({ message })
  return await backend.linkAccount!({ type: 'wallet', chainType: 'ethereum', message, signature, chainId, signal })
}
