import type { OnchainServerAdapter } from '@latchkey/core'
import { expect, test } from 'vitest'
import { createHandler } from '../createHandler.ts'
import type { HandlerOptions } from '../HandlerOptions.ts'
import { kekFromBytes } from '../kek.ts'
import type { Store } from '../store/Store.ts'
import type { Onchain } from './Onchain.ts'

const contract = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const adapter: OnchainServerAdapter = {
  implementations: { 8453: contract },
  complaint: () => undefined,
  readGrant: () => Promise.reject(new Error('no chain is asked here')),
  prepareExecute: () => Promise.reject(new Error('no chain is asked here')),
}
const payer: Onchain['payer'] = {
  address: contract,
  signTransaction: () => Promise.reject(new Error('nothing is signed here')),
}
const rpcUrls = { 'eip155:8453': 'https://node.example.com/key' }

const create = async (more: Partial<HandlerOptions>) =>
  createHandler({
    store: {} as Store,
    appId: 'latchkey-test-app-0000000',
    appSecret: 'a secret that only the app’s server has',
    kek: await kekFromBytes('test', new Uint8Array(32).fill(7)),
    origins: ['http://localhost:5173'],
    ...more,
  })

test('a contract, a payer and a node of each of its chains are enough', async () => {
  await expect(create({ rpcUrls, onchain: { adapter, payer } })).resolves.toBeTypeOf('function')
})

test.each<[string, Partial<HandlerOptions>, string]>([
  ['a chain without a node', { onchain: { adapter, payer } }, 'chain 8453'],
  ['a contract on no chain', { rpcUrls, onchain: { payer, adapter: { ...adapter, implementations: {} } } }, 'no chain'],
  [
    'a contract that is nowhere',
    { rpcUrls, onchain: { payer, adapter: { ...adapter, implementations: { 8453: '0x' } } } },
    'no contract on chain 8453',
  ],
  ['a payer who cannot sign', { rpcUrls, onchain: { adapter, payer: { address: contract } as never } }, 'payer'],
  ['a payer without an address', { rpcUrls, onchain: { adapter, payer: { ...payer, address: '0x' } } }, 'payer'],
])('%s is refused when the server is made, and no node’s address is told', async (_, options, what) => {
  const refused = create(options)
  await expect(refused).rejects.toMatchObject({
    code: 'config_invalid',
    message: expect.stringContaining(what) as string,
  })
  await expect(refused).rejects.not.toThrow('node.example.com')
})
