import { LatchkeyError, UnsupportedChainTypeError, type RpcData } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { answerIn, readIdempotency, receiptOf } from '../http/idempotency.ts'
import { route, type Call } from '../http/route.ts'
import type { Server } from '../Server.ts'
import { signAsApp } from '../signer/signAsApp.ts'
import { refusals, signDelegated } from '../signer/signDelegated.ts'
import type { AppWalletRow } from '../store/Store.ts'

/** The app's server signs with a wallet of its own, or with one it was given access to. */
export const rpc = route(endpoints.rpc, async ({ server, request, param }, body) => {
  const { method, params, chainType } = body
  const walletId = param('id')
  const delegation = await server.store.delegations.ofWallet(walletId)
  const wallet = delegation ?? (await server.store.wallets.get(walletId))
  if (!wallet) throw await nothingFor(server, walletId)
  if (chainType !== undefined && chainType !== wallet.chainType)
    throw new UnsupportedChainTypeError(chainType, `the wallet is on ${wallet.chainType}.`)
  if (!delegation) return signOwn({ server, request }, wallet as AppWalletRow, body)
  const once = await readIdempotency(request, endpoints.rpc, { ...body, walletId })
  const signed = await signDelegated(server, delegation, {
    action: method,
    method,
    params,
    once:
      once &&
      ((data) => receiptOf(once, { codec, answer: { method, data }, userId: delegation.userId, now: server.now() })),
  })
  return 'repeated' in signed ? answerIn(signed.repeated, once!, codec) : { method, data: signed.data }
})

/** Once per idempotency key. Under a delegation the store sees to that: what was signed before it ended is not handed out again. */
async function signOwn(
  { server, request }: Pick<Call, 'server' | 'request'>,
  wallet: AppWalletRow,
  body: { method: string; params: object },
): Promise<Answer> {
  const once = await readIdempotency(request, endpoints.rpc, { ...body, walletId: wallet.id })
  const { receipts } = server.store
  const before = once && (await receipts.get(once.key, server.now()))
  if (before) return answerIn(before, once, codec)
  const answer = { method: body.method, data: await signAsApp(server, wallet, body) }
  if (!once) return answer
  const now = server.now()
  return answerIn(await receipts.keep(receiptOf(once, { codec, answer, userId: null, now }), now), once, codec)
}

type Answer = { method: string; data: RpcData }
const codec = endpoints.rpc.response

async function nothingFor({ store }: Server, walletId: string): Promise<LatchkeyError> {
  const wallet = await store.users.findByWalletId(walletId)
  return wallet
    ? refusals.not_found()
    : new LatchkeyError('wallet_not_found', 'No wallet has this id. Use the id of the wallet account, not its address.')
}
