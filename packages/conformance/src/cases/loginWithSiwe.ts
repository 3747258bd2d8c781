import type { Backend } from '@latchkey/core'
import { privateKeyToAccount, generatePrivateKey } from 'viem/accounts'
import { expect, test } from 'vitest'
import { signal } from '../person.ts'
import type { Case } from '../Subject.ts'

const chainId = 'eip155:1'

export const loginWithSiwe: Case = (create) => {
  test('signs in with an external wallet, the same person each time', async () => {
    const { backend } = await create()
    const account = privateKeyToAccount(generatePrivateKey())
    const { user, isNewUser } = await login(backend, account)
    expect(isNewUser).toBe(true)
    expect(user.wallet).toMatchObject({ address: account.address, chainType: 'ethereum', delegated: false })
    await backend.logout({ signal })
    expect((await login(backend, account)).user.id).toBe(user.id)
  })

  test('refuses another wallet’s signature and a text used before', async () => {
    const { backend } = await create()
    const [account, other] = [privateKeyToAccount(generatePrivateKey()), privateKeyToAccount(generatePrivateKey())]
    const { address } = account
    const message = await backend.generateSiweMessage!({ address, chainId, signal })
    const forged = { message, signature: await other.signMessage({ message }), chainId, signal }
    await expect(backend.loginWithSiwe!(forged)).rejects.toMatchObject({ code: 'siwe_invalid' })
    const late = { message, signature: await account.signMessage({ message }), chainId, signal }
    await expect(backend.loginWithSiwe!(late)).rejects.toMatchObject({ code: 'siwe_invalid' })
    expect(await backend.restore({ signal })).toBeNull()
  })
}

async function login(backend: Backend, account: ReturnType<typeof privateKeyToAccount>) {
  const message = await backend.generateSiweMessage!({ address: account.address, chainId, signal })
  const signature = await account.signMessage({ message })
  return await backend.loginWithSiwe!({ message, signature, chainId, walletClientType: 'metamask', signal })
}
