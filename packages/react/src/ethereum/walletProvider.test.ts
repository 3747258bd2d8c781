import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { logout } from '@latchkey/core'
import { ada, fails, fakeBackend } from '@latchkey/core/fake'
import {
  createPublicClient,
  createWalletClient,
  custom,
  hashTypedData,
  http,
  parseEther,
  parseTransaction,
  recoverAddress,
  recoverMessageAddress,
  recoverTransactionAddress,
  type TransactionSerialized,
} from 'viem'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { anvil } from './anvil.test.kit.ts'
import type { EthereumChain } from './EthereumChain.ts'
import { person } from './person.test.kit.ts'
import { walletProvider } from './walletProvider.ts'

const friend = '0x00000000000000000000000000000000000f41e4'
const value = parseEther('1')
const elsewhere = (id: number): EthereumChain => ({ id, rpcUrls: { default: { http: ['http://127.0.0.1:9'] } } })
const balanceOf = (chain: EthereumChain) =>
  createPublicClient({ transport: http(chain.rpcUrls.default.http[0]) }).getBalance({ address: friend })

const typedData = {
  domain: { name: 'Latchkey', version: '1', chainId: 31_337 },
  types: { Mail: [{ name: 'subject', type: 'string' }] },
  primaryType: 'Mail',
  message: { subject: 'Grüße' },
} as const

test('sends value on a local chain for viem, which only knows it as a wallet', async () => {
  const chain = await anvil()
  const { provider, address } = await person({ chains: [chain] })
  const wallet = createWalletClient({ transport: custom(provider) })
  expect(await wallet.requestAddresses()).toEqual([address])
  const hash = await wallet.sendTransaction({ account: address, to: friend, value, chain: null })
  const client = createPublicClient({ transport: custom(provider) })
  expect(await client.waitForTransactionReceipt({ hash, pollingInterval: 20 })).toMatchObject({ status: 'success' })
  expect(await balanceOf(chain)).toBe(value)
})

test('fills in nothing that was given, and all that was not', async () => {
  const chain = await anvil()
  const { provider, address } = await person({ chains: [chain] })
  const given = { from: address, to: friend, value: '0x1', nonce: '0x7', maxPriorityFeePerGas: '0x3' }
  const signed = (await provider.request({ method: 'eth_signTransaction', params: [given] })) as TransactionSerialized
  expect(await recoverTransactionAddress({ serializedTransaction: signed })).toBe(address)
  const { maxFeePerGas, ...read } = parseTransaction(signed)
  expect(read).toMatchObject({ chainId: 31_337, nonce: 7, gas: 21_000n, maxPriorityFeePerGas: 3n, type: 'eip1559' })
  expect(maxFeePerGas).toBeGreaterThan(3n)
  const legacy = { to: friend, gasPrice: '0x77359400' }
  const old = (await provider.request({ method: 'eth_signTransaction', params: [legacy] })) as `0x${string}`
  expect(parseTransaction(old)).toMatchObject({ type: 'legacy', gasPrice: 2_000_000_000n, chainId: 31_337 })
})

test('two transactions at once each get their own nonce', async () => {
  const chain = await anvil()
  const { provider } = await person({ chains: [chain] })
  const send = () => provider.request({ method: 'eth_sendTransaction', params: [{ to: friend, value: '0x1' }] })
  const [one, two] = await Promise.all([send(), send()])
  expect(one).not.toBe(two)
  await vi.waitFor(async () => expect(await balanceOf(chain)).toBe(2n))
})

test('goes to another chain when asked, and sends there', async () => {
  const [home, away] = await Promise.all([anvil(), anvil({ id: 31_338 })])
  const { provider, address } = await person({ chains: [home, away] })
  const changes = vi.fn()
  provider.on('chainChanged', changes)
  const wallet = createWalletClient({ transport: custom(provider) })
  await wallet.switchChain({ id: 31_338 })
  await wallet.switchChain({ id: 31_338 })
  expect(changes.mock.calls).toEqual([['0x7a6a']])
  expect(await wallet.getChainId()).toBe(31_338)
  expect(await provider.request({ method: 'net_version' })).toBe('31338')
  await wallet.sendTransaction({ account: address, to: friend, value, chain: null })
  await vi.waitFor(async () => expect(await balanceOf(away)).toBe(value))
  expect(await balanceOf(home)).toBe(0n)
  await expect(wallet.switchChain({ id: 5 })).rejects.toMatchObject({ code: 4902 })
  const onHome = provider.request({ method: 'eth_sendTransaction', params: [{ to: friend, chainId: '0x7a69' }] })
  await expect(onHome).rejects.toMatchObject({ code: -32_602 })
})

test('signs texts, bytes and typed data, of chains or of none', async () => {
  const { provider, address } = await person()
  const wallet = createWalletClient({ account: address, transport: custom(provider) })
  const signature = await wallet.signMessage({ message: 'Grüße' })
  expect(await recoverMessageAddress({ message: 'Grüße', signature })).toBe(address)
  const message = { raw: '0xfffe0001' } as const
  const ofBytes = await wallet.signMessage({ message })
  expect(await recoverMessageAddress({ message, signature: ofBytes })).toBe(address)
  const ofData = await wallet.signTypedData(typedData)
  expect(await recoverAddress({ hash: hashTypedData(typedData), signature: ofData })).toBe(address)
})

test('asks the node for whatever a wallet is not asked for, and gives its refusals as they are', async () => {
  const chain = await anvil()
  const { provider, address } = await person({ chains: [chain] })
  expect(await provider.request({ method: 'eth_blockNumber' })).toBe('0x0')
  expect(await provider.request({ method: 'eth_getBalance', params: [address, 'latest'] })).toBe('0x8ac7230489e80000')
  await expect(provider.request({ method: 'eth_nonsense' })).rejects.toMatchObject({ code: -32_601 })
  const tooMuch = [{ to: friend, value: '0xffffffffffffffffff' }]
  await expect(provider.request({ method: 'eth_sendTransaction', params: tooMuch })).rejects.toMatchObject({
    message: expect.stringMatching(/insufficient funds/i) as string,
    cause: { code: 'transaction_refused' },
  })
})

test.each([
  ['wallet_getCapabilities', [], 4200],
  ['wallet_addEthereumChain', [{ chainId: '0x1' }], 4200],
  ['eth_sign', [friend, '0x00'], 4200],
  ['eth_signTypedData', [], 4200],
  ['personal_sign', ['0x00', friend], 4100],
  ['eth_signTypedData_v4', [friend, '{}'], 4100],
  ['eth_sendTransaction', [{ from: friend, to: friend }], -32_602],
  ['eth_sendTransaction', [{ to: friend, authorizationList: [] }], -32_602],
  ['eth_sendTransaction', [{ to: friend, value: 'much' }], -32_602],
  ['eth_sendTransaction', [], -32_602],
  ['wallet_switchEthereumChain', ['0x1'], -32_602],
  ['eth_blockNumber', [], 4900],
])('%s %j is refused with %i', async (method, params, code) => {
  const { provider } = await person({ chains: [elsewhere(31_337)], funded: false })
  await expect(provider.request({ method, params })).rejects.toMatchObject({ name: 'ProviderRpcError', code })
})

test('without chains what needs one says so, and no host is asked', async () => {
  const { session, address } = await person()
  const provider = walletProvider(session, { address, chains: [] })
  for (const method of ['eth_chainId', 'eth_blockNumber', 'eth_sendTransaction'])
    await expect(provider.request({ method, params: [{ to: friend }] })).rejects.toMatchObject({
      code: 4900,
      cause: { code: 'chain_not_configured' },
    })
})

test('what the person refuses is 4001, in the words that were said', async () => {
  const { session } = await openSession(fakeBackend({ user: ada, signMessage: fails('passkey_cancelled') }))
  const { address } = ada.wallet!
  const provider = walletProvider(session, { address, chains: [] })
  const asked = provider.request({ method: 'personal_sign', params: ['0x00', address] })
  await expect(asked).rejects.toMatchObject({ code: 4001, cause: { code: 'passkey_cancelled' } })
})

test('a wallet that opens by a passcode asks for it, and is refused without', async () => {
  const passcode = 'violet anchor 41 tuba'
  const { session, address, provider } = await person({ passcode })
  const params = ['0x00', address]
  await expect(provider.request({ method: 'personal_sign', params })).rejects.toMatchObject({
    code: 4100,
    cause: { code: 'passcode_required' },
  })
  const askPasscode = vi.fn(async () => passcode)
  expect(walletProvider(session, { address, chains: [], askPasscode })).toBe(provider)
  expect(await provider.request({ method: 'personal_sign', params })).toMatch(/^0x/)
  expect(askPasscode).toHaveBeenCalledOnce()
})

test('signed out, it has no account, says so once, and signs no more', async () => {
  const { session, provider, address } = await person({ chains: [elsewhere(1)], funded: false })
  const told: unknown[] = []
  provider.on('accountsChanged', (accounts) => told.push(accounts))
  provider.on('disconnect', ({ code }) => told.push(code))
  await logout(session)
  expect(told).toEqual([[], 4900])
  expect(await provider.request({ method: 'eth_accounts' })).toEqual([])
  for (const method of ['eth_requestAccounts', 'personal_sign'])
    await expect(provider.request({ method, params: ['0x00', address] })).rejects.toMatchObject({ code: 4100 })
})

test('one listener that throws keeps nothing from the next; removed, a listener hears nothing', async () => {
  const { provider } = await person({ chains: [elsewhere(1), elsewhere(2)], funded: false })
  const failed = vi.fn()
  vi.stubGlobal('reportError', failed)
  onTestFinished(() => void vi.unstubAllGlobals())
  const [heard, removed] = [vi.fn(), vi.fn()]
  const throws = () => {
    throw new Error('mine')
  }
  provider.on('chainChanged', throws)
  provider.on('chainChanged', heard)
  provider.on('chainChanged', removed)
  provider.removeListener('chainChanged', removed)
  await provider.request({ method: 'wallet_switchEthereumChain', params: [{ chainId: '0x2' }] })
  expect([heard, removed, failed].map(({ mock }) => mock.calls.length)).toEqual([1, 0, 1])
})

test('a lost answer is not a lost transaction: the chain is asked, and else it is unknown', async () => {
  const chain = await anvil()
  let lost: string[] = []
  let instead: string | null = null
  const between = await proxy(chain, (method, forward) =>
    lost.includes(method) ? forward().then(() => instead) : forward(),
  )
  const { provider } = await person({ chains: [between] })
  const send = () => provider.request({ method: 'eth_sendTransaction', params: [{ to: friend, value: '0x1' }] })
  lost = ['eth_sendRawTransaction']
  expect(await send()).toMatch(/^0x[\da-f]{64}$/)
  lost = ['eth_sendRawTransaction', 'eth_getTransactionByHash']
  await expect(send()).rejects.toMatchObject({
    message: expect.stringMatching(/unknown.*0x[\da-f]{64}/) as string,
    cause: { code: 'transaction_outcome_unknown' },
  })
  instead = '{"error":"Bad gateway"}'
  await expect(send()).rejects.toMatchObject({ cause: { code: 'transaction_outcome_unknown' } })
  await vi.waitFor(async () => expect(await balanceOf(chain)).toBe(3n))
})

/** Stands before a node; where `answer` gives null, the connection breaks instead. */
async function proxy(
  chain: EthereumChain,
  answer: (method: string, forward: () => Promise<string>) => Promise<string | null>,
): Promise<EthereumChain> {
  const server = createServer((request, response) => {
    void (async () => {
      let body = ''
      for await (const part of request) body += String(part)
      const forward = async () =>
        (await fetch(chain.rpcUrls.default.http[0]!, { method: 'POST', body, headers: json })).text()
      const { method } = JSON.parse(body) as { method: string }
      const text = await answer(method, forward)
      if (text === null) response.destroy()
      else response.writeHead(200, json).end(text)
    })()
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return { ...chain, rpcUrls: { default: { http: [`http://127.0.0.1:${port}`] } } }
}

const json = { 'content-type': 'application/json' }
