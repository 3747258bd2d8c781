import { ada, fails, fakeBackend, fakeWallet, type FakeScript } from '@latchkey/core/fake'
import { act, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { mountHook } from '../../../../tests/setup/mount.tsx'
import { snapshotOf, tag } from '../../../../tests/setup/tag.ts'
import { useImportWallet } from './useImportWallet.ts'
import { useSendTransaction } from './useSendTransaction.ts'
import { useSignMessage } from './useSignMessage.ts'
import { useSignTransaction } from './useSignTransaction.ts'
import { useSignTypedData } from './useSignTypedData.ts'
import { useUser } from './useUser.ts'
import { useWallets } from './useWallets.ts'

const { address } = ada.wallet!
const chains = [{ id: 5, rpcUrls: { default: { http: [] } } }]
const complete = { to: address, nonce: 0, gas: 21_000, gasPrice: 1, chainId: 5 }
const typedData = { types: { A: [] }, primaryType: 'A', message: {} }
const signal: unknown = expect.any(AbortSignal)

const useAll = () => ({
  message: useSignMessage(),
  typed: useSignTypedData(),
  transaction: useSignTransaction(),
  send: useSendTransaction(),
  imports: useImportWallet(),
  ...useWallets(),
  ...useUser(),
})

async function setUp(script: FakeScript, options: Parameters<typeof mountHook>[2] = {}) {
  const mounted = mountHook(useAll, fakeBackend({ user: ada, ...script }), options)
  await mounted.ready()
  return mounted
}

test('the first embedded wallet signs where none is named, with the shapes that Privy’s hooks have', async () => {
  const asked = vi.fn(async () => '0x51')
  const { current } = await setUp({ signMessage: asked, signTypedData: asked, signTransaction: asked }, { chains })
  await act(async () => {
    await expect(current().message.signMessage({ message: 'hi' })).resolves.toEqual({ signature: '0x51' })
    await expect(current().typed.signTypedData(typedData)).resolves.toEqual({ signature: '0x51' })
    await expect(current().transaction.signTransaction(complete)).resolves.toMatchObject({ signature: '0x51' })
  })
  expect(asked.mock.calls).toEqual([
    [{ address, message: 'hi', signal }],
    [{ address, typedData, signal }],
    [{ address, transaction: { to: address, nonce: 0, gas: 21_000n, gasPrice: 1n, chainId: 5 }, signal }],
  ])
})

test('a complete transaction is signed for any chain, also where the app names none; one with gaps is not', async () => {
  const { current } = await setUp({ signTransaction: async () => '0x51' })
  await act(async () => {
    await expect(current().transaction.signTransaction(complete)).resolves.toMatchObject({ signature: '0x51' })
    const code = 'chain_not_configured'
    await expect(current().transaction.signTransaction({ to: address, chainId: 5 })).rejects.toMatchObject({ code })
    await expect(current().send.sendTransaction(complete)).rejects.toMatchObject({ code })
  })
})

test('the wallet that is named signs, and its passcode goes along', async () => {
  const asked = vi.fn(async () => '0x51')
  const second = fakeWallet({ walletIndex: 1 })
  const user = { ...ada, linkedAccounts: [fakeWallet(), second] }
  const { current } = await setUp({ user, signMessage: asked })
  await act(async () => {
    const named = { address: second.address.toLowerCase(), passcode: 'violet anchor' }
    await current().message.mutateAsync({ message: 'hi', ...named })
  })
  expect(asked).toHaveBeenCalledExactlyOnceWith({
    address: second.address,
    message: 'hi',
    passcode: 'violet anchor',
    signal,
  })
  await waitFor(() => expect(current().message).toMatchObject({ status: 'success', data: { signature: '0x51' } }))
})

test('a refusal is a typed error, seen by the hook and by the caller, and is not tried again', async () => {
  const signMessage = vi.fn(fails('passkey_cancelled'))
  const { current } = await setUp({ signMessage })
  await act(async () => {
    await expect(current().message.signMessage({ message: 'hi' })).rejects.toMatchObject({ code: 'passkey_cancelled' })
    await expect(current().send.sendTransaction({ to: address })).rejects.toMatchObject({
      code: 'chain_not_configured',
    })
    await expect(current().send.sendTransaction({ to: address, chainId: 7 })).rejects.toMatchObject({
      message: expect.stringContaining('Chain 7') as string,
    })
    await expect(current().imports.importWallet({ privateKey: '0x' })).rejects.toMatchObject({
      code: 'capability_missing',
    })
  })
  await waitFor(() =>
    expect(current().message).toMatchObject({ status: 'error', error: { code: 'passkey_cancelled' } }),
  )
  expect(signMessage).toHaveBeenCalledOnce()
})

test('a person without a wallet is told so; nobody signed in is, too', async () => {
  const { id, createdAt } = ada
  const bare = { ...ada, id, createdAt, linkedAccounts: [] }
  const one = await setUp({ user: bare })
  const none = await setUp({ user: null })
  await act(async () => {
    const message = { message: 'hi' }
    await expect(one.current().message.signMessage(message)).rejects.toMatchObject({ code: 'wallet_not_found' })
    await expect(none.current().message.signMessage(message)).rejects.toMatchObject({ code: 'must_be_authenticated' })
  })
})

test('wallets, their providers and the functions are the same objects in every render, in StrictMode, too', async () => {
  const answer = deferred<string>()
  const { current, values } = await setUp({ signMessage: () => answer.promise }, { strict: true, chains })
  const before = current()
  const provider = await before.wallets[0]!.getEthereumProvider!()
  act(() => before.message.mutate({ message: 'hi' }))
  await act(async () => answer.resolve('0x51'))
  await waitFor(() => expect(current().message.status).toBe('success'))
  expect(values.length).toBeGreaterThan(2)
  expect(current().wallets).toBe(before.wallets)
  expect(await current().wallets[0]!.getEthereumProvider!()).toBe(provider)
  expect(await provider.request({ method: 'eth_chainId' })).toBe('0x5')
  expect(current().message.signMessage).toBe(before.message.signMessage)
  expect(current().send.sendTransaction).toBe(before.send.sendTransaction)
  expect(current().typed.signTypedData).toBe(before.typed.signTypedData)
})

test('what changes about the person leaves their wallets the same objects', async () => {
  const { current } = await setUp({ user: tag('ada'), refreshUser: async () => snapshotOf('ada', 1) })
  const before = current()
  await act(async () => void (await before.refreshUser()))
  expect(current().user?.customMetadata).toMatchObject({ moment: 1 })
  expect(current().wallets[0]).toBe(before.wallets[0])
})

test('only embedded wallets come with a way to sign', async () => {
  const external = { ...fakeWallet({ walletIndex: 1 }), walletClientType: 'metamask', connectorType: 'injected' }
  const { current } = await setUp({ user: { ...ada, linkedAccounts: [fakeWallet(), external] } })
  expect(current().wallets.map((wallet) => 'getEthereumProvider' in wallet)).toEqual([true, false])
  expect(current().wallets[1]).toEqual(external)
})
