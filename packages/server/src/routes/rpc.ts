import { LatchkeyError, UnsupportedChainTypeError, type ErrorCode, type RpcData } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { canonicalJson, sha256, utf8 } from '../bytes.ts'
import { answerIn, readIdempotency, receiptOf } from '../http/idempotency.ts'
import { route, type Call } from '../http/route.ts'
import type { Server } from '../Server.ts'
import { assertInScope } from '../signer/assertInScope.ts'
import { personalSign } from '../signer/evmKey.ts'
import { withKey } from '../signer/keptKey.ts'
import { readMessage } from '../signer/readMessage.ts'
import { signAsApp } from '../signer/signAsApp.ts'
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
  // What is none is refused under the delegation, as whatever else the person did not allow.
  const message = method === 'personal_sign' ? readMessage(params) : utf8(canonicalJson(params))
  const dataHash = await sha256(message)

  const used = await server.store.delegations.use(delegation.id, server.now, async (row) => {
    assertInScope(row.scope, method, message)
    const result = await withKey(server, row, (key) => personalSign(key, message))
    const audit = { ts: server.now(), actor: 'app', event: 'delegation.signed', subject: row.id, dataHash } as const
    return { result, audit }
  })
  if (!used.released) throw refusals[used.reason]()
  return { method, data: { signature: used.result, encoding: 'hex' as const } }
})

/** Once per idempotency key. Under a delegation there is no such thing: what was signed before it ended is not handed out again. */
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

const refusal = (code: ErrorCode, why: string) => () => new LatchkeyError(code, `Nothing was signed: ${why}`)
const refusals = {
  revoked: refusal('delegation_revoked', 'server access to this wallet was revoked. Its person can turn it on again.'),
  expired: refusal('delegation_expired', 'server access to this wallet has lapsed. Its person can turn it on again.'),
  not_found: refusal('delegation_not_found', 'server access was never on for this wallet. Its person can turn it on.'),
}
