import * as endpoints from '@latchkey/core/endpoints'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encodeAbiParameters, hashMessage, type Hex } from 'viem'
import { createSiweMessage } from 'viem/siwe'
import { afterEach, expect, test } from 'vitest'
import { testPerson } from '../testPerson.test.kit.ts'
import { testServer, type TestServer } from '../testServer.test.kit.ts'
import { newEvmKey, siweProof } from '../testSignIn.test.kit.ts'

const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const signature = `0x${'ab'.repeat(70)}` as const
const privys = { domain: 'privy.io', uri: 'https://auth.privy.io' }

const open = new Set<{ close: () => void }>()
afterEach(() => {
  for (const node of open) node.close()
  open.clear()
})

type Answer = { result: unknown } | { error: { code: number; message: string } }

/** A node whose chain has the contract, which takes one signature over one text; `says` changes its answers. */
async function openNode(says: { [method: string]: Answer } = {}, deployed = true) {
  const accepted = new Set<string>()
  const answer = (method: string, params: { data: Hex }[]): Answer => {
    if (says[method]) return says[method]
    if (method === 'eth_getCode') return { result: deployed ? '0x6001' : '0x' }
    if (method === 'eth_call')
      return { result: [...accepted].some((args) => params[0]!.data.endsWith(args)) ? '0x1' : '0x0' }
    return { error: { code: -32601, message: `no ${method}` } }
  }
  const node = createServer((request, response) => {
    void request.toArray().then((parts) => {
      const { id, method, params } = JSON.parse(Buffer.concat(parts).toString())
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answer(method, params) }))
    })
  })
  await new Promise<void>((listening) => node.listen(0, '127.0.0.1', listening))
  open.add(node)
  return {
    url: `http://127.0.0.1:${(node.address() as AddressInfo).port}`,
    accept: (message: string) => {
      const types = [{ type: 'address' }, { type: 'bytes32' }, { type: 'bytes' }] as const
      accepted.add(encodeAbiParameters(types, [address, hashMessage(message), signature]).slice(2))
    },
  }
}

/** A message for the contract, as Privy's clients make it. */
async function messageFor(server: TestServer, token: string, changes: object = {}) {
  const { nonce } = await server.ask(endpoints.generateSiweNonce, { address }, { token })
  const issuedAt = new Date(server.clock.now)
  return createSiweMessage({ address, chainId: 8453, nonce, version: '1', issuedAt, ...privys, ...changes })
}

const link = (server: TestServer, token: string, message: string) =>
  server.ask(endpoints.linkSmartWallet, { message, signature, smartWalletType: 'kernel' }, { token })
const refused = { status: 401, code: 'siwe_invalid' }

async function setUp(...node: Parameters<typeof openNode>) {
  const { url, accept } = await openNode(...node)
  const server = await testServer({ rpcUrls: { 'eip155:8453': url } })
  return { server, accept, ...(await testPerson(server)) }
}

test('a contract wallet is linked where its contract takes the signature', async () => {
  const { server, accept, token, user } = await setUp()
  const message = await messageFor(server, token)
  accept(message)
  const linked = await link(server, token, message)
  expect(linked).toMatchObject({ id: user.id, smartWallet: { address, smartWalletType: 'kernel' } })
  await expect(link(server, token, message)).rejects.toMatchObject(refused)
})

test('a contract that says no, or cannot make sense of it, links nothing', async () => {
  const no = await setUp()
  await expect(link(no.server, no.token, await messageFor(no.server, no.token))).rejects.toMatchObject(refused)
  const reverts = await setUp({ eth_call: { error: { code: 3, message: 'execution reverted' } } })
  await expect(
    link(reverts.server, reverts.token, await messageFor(reverts.server, reverts.token)),
  ).rejects.toMatchObject(refused)
})

test('a plain wallet is no contract', async () => {
  const { server, accept, token } = await setUp({}, false)
  const message = await messageFor(server, token)
  accept(message)
  await expect(link(server, token, message)).rejects.toMatchObject(refused)
})

test('a chain that is away is trouble that may pass, and no verdict', async () => {
  const busy = await setUp({ eth_call: { error: { code: -32005, message: 'limit exceeded' } } })
  const away = { status: 503, code: 'chain_unavailable' }
  await expect(link(busy.server, busy.token, await messageFor(busy.server, busy.token))).rejects.toMatchObject(away)
  const server = await testServer({ rpcUrls: { 'eip155:8453': 'http://127.0.0.1:1' } })
  const { token } = await testPerson(server)
  await expect(link(server, token, await messageFor(server, token))).rejects.toMatchObject(away)
})

test('a message for another site, or whose nonce is somebody else’s, is refused before anybody is asked', async () => {
  const { server, accept, token } = await setUp()
  const foreign = await messageFor(server, token, { domain: 'evil.example', uri: 'https://evil.example' })
  const eve = await testPerson(server)
  const hers = await messageFor(server, eve.token)
  for (const message of [foreign, hers]) {
    accept(message)
    await expect(link(server, token, message)).rejects.toMatchObject(refused)
  }
})

test('what is signed in Privy’s name for a contract opens no account', async () => {
  const server = await testServer()
  const proof = await siweProof(server, newEvmKey(), { changes: privys })
  await expect(server.ask(endpoints.loginWithSiwe, proof)).rejects.toMatchObject(refused)
})

test('a server that asks no chain, or not this one, says so', async () => {
  const cannot = { status: 400, code: 'not_supported' }
  const none = await testServer()
  const { token } = await testPerson(none)
  await expect(link(none, token, await messageFor(none, token))).rejects.toMatchObject(cannot)
  const other = await setUp()
  const message = await messageFor(other.server, other.token, { chainId: 10 })
  await expect(link(other.server, other.token, message)).rejects.toMatchObject(cannot)
})

test.each([{ mainnet: 'https://node.example' }, { 'eip155:1': 'file:///node' }])(
  '%j names no node',
  async (rpcUrls) => {
    await expect(testServer({ rpcUrls: rpcUrls as Record<string, string> })).rejects.toMatchObject({
      code: 'config_invalid',
    })
  },
)
