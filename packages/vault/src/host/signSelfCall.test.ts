import { parseTransaction, recoverTransactionAddress, type TransactionSerializedEIP7702 } from 'viem'
import { recoverAuthorizationAddress } from 'viem/utils'
import { expect, test } from 'vitest'
import { createKeyHost } from './createKeyHost.ts'
import { rules } from './rules.ts'

const secret = () => ({ method: 'user-passkey', credentialId: 'one', prf: new Uint8Array(32).fill(7) }) as const
const contract = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const call = {
  chainId: 31_337,
  nonce: 4,
  gas: 200_000n,
  maxFeePerGas: 3n,
  maxPriorityFeePerGas: 1n,
  data: '0xabcdef01',
} as const

async function wallet(chainType: 'ethereum' | 'solana' = 'ethereum') {
  const host = createKeyHost()
  const place = { chainType, walletIndex: 0 } as const
  const vault = await host.createVault({ userId: 'ada', secret: secret() })
  const [proof] = await host.proveWallets({ vault, secret: secret(), userId: 'ada', places: [place] })
  return { host, use: { vault, secret: secret(), place, address: proof!.address }, address: proof!.address }
}

test('an account that takes code on signs for the contract by name, for one chain and for the nonce that follows', async () => {
  const { host, use, address } = await wallet()
  const signed = await host.signSelfCall({ ...use, selfCall: { ...call, becomes: contract } })
  const transaction = parseTransaction(signed as TransactionSerializedEIP7702)
  expect(transaction).toMatchObject({ type: 'eip7702', nonce: 4, chainId: 31_337, to: address.toLowerCase() })
  expect(transaction.value ?? 0n).toBe(0n)
  const [authorization, ...more] = transaction.authorizationList!
  expect(more).toEqual([])
  expect(authorization).toMatchObject({ address: contract.toLowerCase(), chainId: 31_337, nonce: 5 })
  expect(await recoverAuthorizationAddress({ authorization: authorization! })).toBe(address)
  expect(await recoverTransactionAddress({ serializedTransaction: signed as TransactionSerializedEIP7702 })).toBe(
    address,
  )
})

test('an account that runs the contract already signs no authorization', async () => {
  const { host, use } = await wallet()
  const signed = await host.signSelfCall({ ...use, selfCall: { ...call, becomes: null } })
  expect(parseTransaction(signed as `0x02${string}`)).toMatchObject({ type: 'eip1559', data: '0xabcdef01' })
})

test('a Solana wallet has no such thing', async () => {
  const { host, use } = await wallet('solana')
  const refused = host.signSelfCall({ ...use, selfCall: { ...call, becomes: null } })
  await expect(refused).rejects.toMatchObject({ code: 'unsupported_chain_type' })
})

test.each([
  ['another recipient', { to: contract }],
  ['coins along', { value: 1n }],
  ['authorizations of the page’s own', { authorizationList: [] }],
  ['a call of nothing', { data: '0x' }],
])('a host takes no call with %s', (_, extra) => {
  const parameters = {
    vault: {},
    secret: secret(),
    place: { chainType: 'ethereum', walletIndex: 0 },
    address: contract,
  }
  const ask = (selfCall: object) =>
    rules.signSelfCall.parameters({ ...parameters, selfCall }, 'signSelfCall') as unknown
  expect(() => ask({ ...call, becomes: contract })).not.toThrow()
  expect(() => ask({ ...call, becomes: contract, ...extra })).toThrow()
})
