import { LatchkeyError, UnsupportedChainTypeError, type RpcData } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { authorizedRoute } from '../http/authorizedRoute.ts'
import { answerIn, readIdempotency, receiptOf } from '../http/idempotency.ts'
import type { Server } from '../Server.ts'
import { readerOf } from '../signer/methodsOf.ts'
import { assertInScope } from '../signer/policy/assertInScope.ts'
import type { Signable } from '../signer/Signable.ts'
import { signAsApp } from '../signer/signAsApp.ts'
import { assertAllowed, refusals, signDelegated } from '../signer/signDelegated.ts'
import type { AppWalletRow, DelegationRow, ReceiptRow } from '../store/Store.ts'

/** The app's server signs, or sends, with a wallet of its own or with one it was given access to. */
export const rpc = authorizedRoute(endpoints.rpc, async ({ server, request, param }, body) => {
  const { method, params, chainType } = body
  const walletId = param('id')
  const delegation = await server.store.delegations.ofWallet(walletId)
  const wallet = delegation ?? (await server.store.wallets.get(walletId))
  if (!wallet) throw await nothingFor(server, walletId)
  if (chainType !== undefined && chainType !== wallet.chainType)
    throw new UnsupportedChainTypeError(chainType, `the wallet is on ${wallet.chainType}.`)
  const key = await readIdempotency(request, endpoints.rpc, { ...body, walletId })
  const once = key && {
    ...key,
    keep: (data: RpcData) =>
      receiptOf(key, { codec, answer: { method, data }, userId: delegation?.userId ?? null, now: server.now() }),
    dataIn: (receipt: ReceiptRow) => answerIn(receipt, key, codec).data,
  }
  const asked: Asked = { server, delegation, wallet, method, params, once }
  if (sends.has(method)) return { method, data: await send(asked, body) }
  // Under a delegation the store sees to it: what was signed before it ended is not handed out again.
  const before = delegation ? undefined : await signedBefore(asked)
  return { method, data: before ?? (await sign(asked, await readerOf(wallet.chainType, { method, params }))) }
})

interface Asked {
  server: Server
  delegation: DelegationRow | null
  wallet: DelegationRow | AppWalletRow
  method: string
  params: object
  /** Where the request has an idempotency key: the same key, the same answer. */
  once: Once | undefined
}

interface Once {
  key: string
  keep: (data: RpcData) => ReceiptRow
  dataIn: (receipt: ReceiptRow) => RpcData
}

const codec = endpoints.rpc.response
const sends = new Set(['eth_sendTransaction', 'signAndSendTransaction'])

async function sign({ server, delegation, wallet, method, params, once }: Asked, read: () => Signable) {
  const signed = delegation
    ? await signDelegated(server, delegation, { action: method, params, read, once: once?.keep })
    : await signAsApp(server, wallet as AppWalletRow, { read, once: once?.keep })
  return 'repeated' in signed ? once!.dataIn(signed.repeated) : signed.data
}

async function signedBefore({ server, once }: Asked): Promise<RpcData | undefined> {
  const receipt = once && (await server.store.receipts.get(once.key, server.now()))
  return receipt ? once.dataIn(receipt) : undefined
}

async function send(asked: Asked, { caip2, ...more }: { caip2?: string; sponsor?: boolean }): Promise<RpcData> {
  const { server, delegation, wallet, method, params, once } = asked
  if (delegation) assertAllowed(delegation, { action: method, now: server.now() })
  const [{ sendTransaction }, { senderOf }] = await Promise.all([
    import('../sending/sendTransaction.ts'),
    import('../sending/senderOf.ts'),
  ])
  const sender = delegation?.consent.onchain ? await onchain(server, delegation) : await senderOf(wallet.chainType)
  if ((more.sponsor && !sender.payer) || 'experimental_data_suffix' in more)
    throw new LatchkeyError('not_supported', 'Nothing was signed: wallets pay for themselves here. Leave sponsor out.')
  if (sender.method !== method) return sign(asked, await readerOf(wallet.chainType, asked))
  return sendTransaction(server, {
    sender,
    address: sender.payer ?? wallet.address,
    params,
    caip2,
    foresee: (intent) => delegation && assertInScope(delegation.scope, method, intent),
    before: () => signedBefore(asked),
    sign: (signable) => sign(asked, () => signable),
    isRepeatable: once !== undefined,
  })
}

const onchain = async (server: Server, delegation: DelegationRow) =>
  (await import('../onchain/onchainSender.ts')).onchainSender(server, delegation)

async function nothingFor({ store }: Server, walletId: string): Promise<LatchkeyError> {
  const wallet = await store.users.findByWalletId(walletId)
  return wallet
    ? refusals.not_found()
    : new LatchkeyError('wallet_not_found', 'No wallet has this id. Use the id of the wallet account, not its address.')
}
