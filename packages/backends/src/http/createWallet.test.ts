import { wallets } from '@latchkey/core'
import { expect, test } from 'vitest'
import { signal, testBrowser, testServer } from '../testServer.test.kit.ts'

const chainType = 'ethereum'

test('takes the next index where the one it wanted was taken meanwhile', async () => {
  const server = await testServer()
  const { open } = testBrowser(server)
  const backend = open()
  await backend.signupWithPasskey!({ signal })
  let taken = false
  server.between = async (request, next) => {
    if (taken || !request.url.endsWith('/vault/wallets')) return await next(request)
    taken = true
    await next(request) // another tab, a moment earlier
    return Response.json({ error: 'The index is taken.', code: 'wallet_index_conflict' }, { status: 409 })
  }
  const { user } = await backend.createWallet!({ chainType, signal })
  expect(wallets(user).map(({ walletIndex }) => walletIndex)).toEqual([0, 1])
})

test('a vault made meanwhile by another tab is the one that counts', async () => {
  const server = await testServer()
  const { open } = testBrowser(server)
  const backend = open()
  await backend.signupWithPasskey!({ signal })
  const other = open()
  await other.restore({ signal })
  let overtaken = false
  server.between = async (request, next) => {
    if (!overtaken && request.method === 'PUT') {
      overtaken = true
      await other.createWallet!({ chainType, signal })
    }
    return await next(request)
  }
  const { user } = await backend.createWallet!({ chainType, signal })
  const { address } = user.wallet!
  expect(await open().signMessage!({ address, message: 'Opens', signal })).toMatch(/^0x/)
})

test('makes no wallet where the server gives back another vault than it was given', async () => {
  const server = await testServer()
  const { open } = testBrowser(server)
  const backend = open()
  await backend.signupWithPasskey!({ signal })
  let stored = false
  server.between = async (request, next) => {
    const response = await next(request)
    if (request.method === 'PUT') stored = true
    if (!stored || !request.url.endsWith('/vault') || request.method !== 'GET') return response
    const { vault } = (await response.json()) as { vault: { ct: string } }
    return Response.json({ vault: { ...vault, ct: `A${vault.ct.slice(1)}` } })
  }
  await expect(backend.createWallet!({ chainType, signal })).rejects.toMatchObject({
    code: expect.stringMatching(/^(backend_invalid|vault_decrypt_failed)$/) as string,
  })
  expect(server.requests).not.toContain('POST /vault/wallets')
})
