import { findWallet } from '@latchkey/core'
import { createPublicClient, createWalletClient, http, parseEther, recoverMessageAddress, verifyTypedData } from 'viem'
import { expect, test } from 'vitest'
import { isEthereumWallet } from '../wallets/ConnectedWallet.ts'
import { connectWallet } from '../wallets/connectWallet.ts'
import { anvil } from './anvil.test.kit.ts'
import type { EthereumChain } from './EthereumChain.ts'
import { person } from './person.test.kit.ts'
import { toViemAccount } from './toViemAccount.ts'

async function setUp(chains: EthereumChain[]) {
  const { session, address } = await person({ chains })
  const account = findWallet(session.store.getState().user!, address)!
  const wallet = connectWallet(session, [], account)
  if (!isEthereumWallet(wallet)) throw new Error('It is no Ethereum wallet.')
  expect(connectWallet(session, [], account)).toBe(wallet)
  return toViemAccount({ wallet })
}

test('signs messages and typed data', async () => {
  const account = await setUp([])
  const typedData = {
    domain: { chainId: 1n },
    types: { Sum: [{ name: 'amount', type: 'uint256' }] },
    primaryType: 'Sum',
    message: { amount: 2n ** 200n },
  } as const
  expect(account.type).toBe('local')
  const message = { raw: '0xfffe' } as const
  for (const text of ['0x1234', message])
    expect(
      await recoverMessageAddress({ message: text, signature: await account.signMessage({ message: text }) }),
    ).toBe(account.address)
  const signature = await account.signTypedData(typedData)
  expect(await verifyTypedData({ ...typedData, address: account.address, signature })).toBe(true)
})

test('sends by the client’s own transport, on a chain that the provider knows nothing of', async () => {
  const { rpcUrls, id } = await anvil()
  const account = await setUp([{ rpcUrls, id }])
  const transport = http(rpcUrls.default.http[0])
  const chain = { id, rpcUrls, name: 'Local', nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 } }
  const client = createWalletClient({ account, chain, transport })
  const to = '0x00000000000000000000000000000000000f41e4'
  const hash = await client.sendTransaction({ to, value: parseEther('1') })
  const reader = createPublicClient({ chain, transport })
  expect(await reader.waitForTransactionReceipt({ hash, pollingInterval: 20 })).toMatchObject({ status: 'success' })
  expect(await reader.getBalance({ address: to })).toBe(parseEther('1'))
})
