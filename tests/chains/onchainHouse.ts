import { delegateWallet, type DelegationScope, type OnchainTerms } from '@latchkey/core'
import { kekFromBytes } from '@latchkey/server'
import {
  bytesToHex,
  createPublicClient,
  createTestClient,
  createWalletClient,
  decodeErrorResult,
  http,
  numberToHex,
  parseEther,
  type Address,
  type Hex,
} from 'viem'
import { privateKeyToAccount, sign } from 'viem/accounts'
import { anvil as local } from 'viem/chains'
import { appId, origin, signal } from '../../packages/backends/src/testServer.test.kit.ts'
import { anvil } from '../../packages/react/src/ethereum/anvil.test.kit.ts'
import { createServer } from '../../packages/server/src/createServer.ts'
import { withKey } from '../../packages/server/src/signer/keptKey.ts'
import { openHouse } from './house.ts'
import { standBefore } from './standBefore.ts'
import { abi, bytecode, digestOf, encodeExecute, sessionAccount, type SessionCall } from './sessionAccount/contract.ts'

/** Whom the scope allows to send to. */
export const friend = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8' as const
/** Whom it does not. */
export const stranger = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC' as const
/** Pays for what the server does. */
export const payer = privateKeyToAccount(numberToHex(4_711n, { size: 32 }))
export const chainId = local.id
const caip2 = `eip155:${chainId}`
const scope: DelegationScope = {
  actions: ['eth_sendTransaction'],
  chainIds: [chainId],
  to: [friend],
  maxValuePerTx: String(parseEther('1')),
  budget: { amount: String(parseEther('1.5')), windowSec: 86_400 },
}

interface SetUpOptions {
  /** Another contract for the server to work with. */
  serverContract?: Hex
  /** What the contract is told instead of what was consented to. */
  granted?: (terms: OnchainTerms) => OnchainTerms
  /** A server that takes whatever scope it is asked for. */
  lenient?: boolean
  /** Stands between our server and the chain. */
  between?: Parameters<typeof standBefore>[1]
}

/** A chain with the contract on it, a person with ten ether, and a server whose payer has one. */
export async function openOnchainHouse({
  serverContract,
  granted = (terms) => terms,
  lenient,
  between,
}: SetUpOptions = {}) {
  const { rpcUrls } = await anvil({ id: chainId })
  const url = rpcUrls.default.http[0]!
  const transport = http(url)
  const chain = createPublicClient({ transport, pollingInterval: 50 })
  const hands = createTestClient({ mode: 'anvil', transport })
  const deployer = createWalletClient({ transport, account: payer, chain: local })
  await hands.setBalance({ address: payer.address, value: parseEther('1') })
  const deployed = await deployer.deployContract({ abi, bytecode })
  const contract = (await chain.waitForTransactionReceipt({ hash: deployed })).contractAddress!
  const { client } = sessionAccount({ [chainId]: contract })
  const { server } = sessionAccount({ [chainId]: serverContract ?? contract })
  const house = await openHouse({
    rpcUrls: { [caip2]: between ? await standBefore(url, between) : url },
    onchain: { adapter: lenient ? { ...server, complaint: () => undefined } : server, payer },
    browser: {
      onchain: {
        adapter: { ...client, encodeGrant: (terms) => client.encodeGrant(granted(terms)) },
        rpcUrls: { [caip2]: url },
      },
    },
  })
  const account = house.address as Hex
  await hands.setBalance({ address: account, value: parseEther('10') })
  await hands.setBalance({ address: friend, value: 0n })
  await hands.setBalance({ address: stranger, value: 0n })

  const allow = (more: Partial<DelegationScope> = {}) =>
    delegateWallet(house.session, {
      address: account,
      chainType: 'ethereum',
      mode: 'onchain',
      scope: { ...scope, ...more },
      expiresIn: 3_600,
    })
  const send = (transaction: object, idempotencyKey: string = crypto.randomUUID()) =>
    house.app.wallets.rpc(
      house.walletId,
      { method: 'eth_sendTransaction', caip2, params: { transaction } },
      { idempotencyKey },
    )
  const grant = async () => (await house.backend.getGrants!({ signal }))[0]!
  const balance = (address: Address = friend) => chain.getBalance({ address })

  /** The session key itself, as somebody would use it who took it from the server. */
  async function stealKey() {
    const kek = await kekFromBytes('test', new Uint8Array(32).fill(7))
    const { store } = house.server
    const server = createServer({ store, kek, appId, appSecret: 'none that matters', origins: [origin] })
    const row = (await store.delegations.ofWallet(house.walletId))!
    return withKey(server, row, (key) => key.slice())
  }

  /** Brings a call that a key signed to the account, past every server. Gives the contract's own refusal, if any. */
  async function bring(key: Uint8Array, changes: Partial<SessionCall> = {}): Promise<string | undefined> {
    const { sessionKey } = (await grant()).onchain!
    const now = (await chain.getBlock()).timestamp
    const call: SessionCall = { target: friend, value: 1n, data: '0x', nonce: now, validUntil: now + 60n, ...changes }
    const digest = digestOf({ chainId, account, sessionKey: sessionKey as Hex }, call)
    const { r, s, yParity } = await sign({ hash: digest, privateKey: bytesToHex(key) })
    const data = encodeExecute(sessionKey as Hex, call, { r, s, yParity: yParity! })
    try {
      const hash = await deployer.sendTransaction({ to: account, data })
      await chain.waitForTransactionReceipt({ hash })
      return undefined
    } catch (error) {
      return refusalIn(error)
    }
  }

  return { ...house, account, contract, chain, hands, allow, send, grant, balance, stealKey, bring }
}

/** The contract's error by name, out of the layers that the library puts around it. */
export function refusalIn(error: unknown): string {
  const data = JSON.stringify(error).match(/0x[\da-f]{8}(?=")/)?.[0] as Hex | undefined
  if (!data) throw error
  return decodeErrorResult({ abi, data }).errorName
}
