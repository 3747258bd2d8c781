import { wallets, type Vault } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { createVault } from '@latchkey/vault'
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

const passcode = 'plum orchestra 7 lantern'

/** Somebody with a wallet, whose server then hands out another vault, made so that their passcode opens it. */
async function withSwappedVault(swap: (vault: Vault) => Promise<Vault | null>) {
  const server = await testServer()
  const { open } = testBrowser(server)
  const backend = open()
  await backend.signupWithPasskey!({ signal })
  const { user } = await backend.createWallet!({ chainType, recoveryMethod: 'user-passcode', passcode, signal })
  server.between = async (request, next) => {
    const response = await next(request)
    if (!request.url.endsWith('/vault') || request.method !== 'GET') return response
    const { vault } = endpoints.getVault.response.decode(await response.json(), '')
    return Response.json(endpoints.getVault.response.encode({ vault: await swap(vault!) }))
  }
  server.requests.length = 0
  return { server, backend, user }
}

const written = (requests: string[]) => requests.filter((request) => /^(PUT|POST) \/vault/.test(request))

test('a vault that the server put in the place of the person’s gets no next wallet and no imported key', async () => {
  let theirs: Vault | undefined
  const { server, backend } = await withSwappedVault(
    async ({ userId }) => (theirs ??= await createVault({ userId, secret: { method: 'user-passcode', passcode } })),
  )
  const refused = { code: 'vault_corrupt' }
  for (const more of [{}, { walletIndex: 7 }])
    await expect(backend.createWallet!({ chainType, passcode, ...more, signal })).rejects.toMatchObject(refused)
  const privateKey = `0x${'1'.repeat(64)}`
  const importing = backend.importWallet!({ chainType, passcode, privateKey, signal })
  await expect(importing).rejects.toMatchObject(refused)
  expect(written(server.requests)).toEqual([])
})

test('a vault that the server withholds is not replaced by a new one', async () => {
  const { server, backend, user } = await withSwappedVault(async () => null)
  const making = backend.createWallet!({ chainType, recoveryMethod: 'user-passcode', passcode, signal })
  await expect(making).rejects.toMatchObject({ code: 'vault_not_found' })
  expect(written(server.requests)).toEqual([])
  server.between = async (request, next) => await next(request)
  const { user: later } = await backend.createWallet!({ chainType, passcode, signal })
  expect(wallets(later).map(({ address }) => address)).toContain(user.wallet!.address)
})

test('nor by one that the server made, where it says of a wallet that it was made ahead', async () => {
  const { server, backend, user } = await withSwappedVault(async () => null)
  const between = server.between.bind(server)
  server.between = async (request, next) => {
    const response = await between(request, next)
    if (!request.url.endsWith('/users/me')) return response
    const answer = (await response.json()) as { user: { linked_accounts: Record<string, unknown>[] } }
    const own = answer.user.linked_accounts.find(({ connector_type }) => connector_type === 'embedded')!
    answer.user.linked_accounts.push({ ...own, address: zero, wallet_index: 1, recovery_method: 'privy' })
    return Response.json(answer)
  }
  const refused = { code: 'vault_not_found' }
  const { address } = user.wallet!
  await expect(backend.createWallet!({ chainType, passcode, signal })).rejects.toMatchObject(refused)
  await expect(backend.signMessage!({ address, message: 'x', passcode, signal })).rejects.toMatchObject(refused)
  expect(written(server.requests)).toEqual([])
})

const zero = `0x${'0'.repeat(40)}`
