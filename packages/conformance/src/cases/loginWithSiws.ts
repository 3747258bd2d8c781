import type { Backend } from '@latchkey/core'
import { expect, test } from 'vitest'
import { signal, solanaWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

export const loginWithSiws: Case = (create) => {
  test('signs in with an external Solana wallet, the same person each time', async () => {
    const { backend } = await create()
    const wallet = solanaWallet()
    const { user, isNewUser } = await login(backend, wallet)
    expect(isNewUser).toBe(true)
    expect(user.wallet).toMatchObject({ address: wallet.address, chainType: 'solana', delegated: false })
    await backend.logout({ signal })
    expect((await login(backend, wallet)).user.id).toBe(user.id)
  })

  test('refuses another wallet’s signature', async () => {
    const { backend } = await create()
    const forged = login(backend, { ...solanaWallet(), sign: solanaWallet().sign })
    await expect(forged).rejects.toMatchObject({ code: 'siws_invalid' })
    expect(await backend.restore({ signal })).toBeNull()
  })
}

async function login(backend: Backend, { address, sign }: ReturnType<typeof solanaWallet>) {
  const message = await backend.generateSiwsMessage!({ address, signal })
  return await backend.loginWithSiws!({ chainType: 'solana', message, signature: sign(message), signal })
}
