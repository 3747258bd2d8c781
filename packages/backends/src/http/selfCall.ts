import { LatchkeyError } from '@latchkey/core'
import type { SelfCall } from '@latchkey/vault/host'
import { BaseError, createClient, http, type Address, type Client, type Hex } from 'viem'
import {
  estimateMaxPriorityFeePerGas,
  getBalance,
  getBlock,
  getCode,
  getTransactionCount,
  sendRawTransaction,
  waitForTransactionReceipt,
} from 'viem/actions'
import { keccak256 } from 'viem/utils'

/** A chain's node, by CAIP-2. */
type RpcUrls = Readonly<Record<string, string>>

interface PlanOptions {
  rpcUrls: RpcUrls
  chainId: number
  account: string
  implementation: Hex
  gas: bigint
}

/**
 * Reads from the chain all that a call of the account to itself needs, so that nobody is asked to sign for what could not be paid or
 * would break something. What is called comes later.
 */
export async function planSelfCall({
  rpcUrls,
  chainId,
  gas,
  implementation,
  account,
}: PlanOptions): Promise<Omit<SelfCall, 'data'>> {
  const client = openChain(rpcUrls, chainId)
  const address = account as Address
  const [code, nonce, balance, block, maxPriorityFeePerGas] = await Promise.all([
    getCode(client, { address }),
    getTransactionCount(client, { address, blockTag: 'pending' }),
    getBalance(client, { address }),
    getBlock(client),
    estimateMaxPriorityFeePerGas(client, { chain: null }),
  ]).catch((cause: unknown) => {
    throw unavailable(chainId, cause)
  })
  const maxFeePerGas = (block.baseFeePerGas ?? 0n) * 2n + maxPriorityFeePerGas
  // The base fee is the chain's to say, whatever a node claims; the tip is paid as it stands.
  const tip = gas * maxPriorityFeePerGas
  if (tip > mostTip)
    throw refused(chainId, `its node asks for a tip of ${tip} wei, which is beyond reason. Nothing was signed.`)
  const most = gas * maxFeePerGas
  if (balance < most)
    throw new LatchkeyError(
      'transaction_refused',
      `This takes a transaction on chain ${chainId}, and the wallet holds ${balance} of the ${most} wei that it can cost. Nothing was signed.`,
    )
  const running = `0xef0100${implementation.slice(2).toLowerCase()}`
  if (code && code.toLowerCase() !== running)
    throw new LatchkeyError(
      'not_supported',
      `This wallet runs another contract on chain ${chainId}, which it would lose. Nothing was signed.`,
    )
  return { chainId, nonce, gas, maxFeePerGas, maxPriorityFeePerGas, becomes: code ? null : implementation }
}

/** Wei: one whole coin, as the server has it. */
const mostTip = 10n ** 18n

/** Sends a signed transaction and waits until its chain has taken it; gives its hash. */
export async function sendSigned(rpcUrls: RpcUrls, chainId: number, signed: Hex): Promise<Hex> {
  const client = openChain(rpcUrls, chainId)
  const hash = keccak256(signed)
  const sent = await sendRawTransaction(client, { serializedTransaction: signed }).catch((error: unknown) => error)
  if (isRefusal(sent)) throw refused(chainId, sent.shortMessage, sent)
  const receipt = await waitForTransactionReceipt(client, { hash, timeout: patience }).catch((cause: unknown) => {
    throw new LatchkeyError(
      'transaction_outcome_unknown',
      `Chain ${chainId} has not taken the transaction ${hash} yet. Look for it before you try again.`,
      { retryable: true, cause },
    )
  })
  if (receipt.status === 'success') return hash
  throw refused(chainId, `it failed there (${hash}).`)
}

/** ms. */
const patience = 120_000

/** True where the node itself said no; a lost answer is no such thing. */
const isRefusal = (answer: unknown): answer is BaseError =>
  answer instanceof BaseError && answer.walk((each) => typeof (each as { code?: unknown }).code === 'number') !== null

function openChain(rpcUrls: RpcUrls, chainId: number): Client {
  const url = rpcUrls[`eip155:${chainId}`]
  if (!url)
    throw new LatchkeyError(
      'chain_not_configured',
      `Chain ${chainId} has no node here. Name one in onchain.rpcUrls: { 'eip155:${chainId}': 'https://…' }.`,
    )
  return createClient({ transport: http(url, { retryCount: 1 }), pollingInterval: 1_000 })
}

const unavailable = (chainId: number, cause: unknown) =>
  new LatchkeyError('chain_unavailable', `The node of chain ${chainId} gave no answer. Try again in a moment.`, {
    retryable: true,
    cause,
  })

const refused = (chainId: number, why: string, cause?: unknown) =>
  new LatchkeyError('transaction_refused', `Chain ${chainId} did not take the transaction: ${why}`, { cause })
