import { LatchkeyError, type ErrorCode, type RpcData } from '@latchkey/core'
import { canonicalJson, sha256 } from '../bytes.ts'
import type { Server } from '../Server.ts'
import { checkpointWhenDue } from '../history/checkpoint.ts'
import type { DelegationRow, NotReleased, ReceiptRow } from '../store/Store.ts'
import { withKey } from './keptKey.ts'
import { methodsOf } from './methodsOf.ts'
import { assertAction, assertInScope } from './policy/assertInScope.ts'

interface SignDelegatedOptions {
  /** What the person must have allowed by name. */
  action: string
  method: string
  params: object
  /** How the answer is kept for whoever asks again under the same key. */
  once?: ((data: RpcData) => ReceiptRow) | undefined
}

/** Signs with a wallet that the app was given access to: what the person allowed, and only as long as they do. */
export async function signDelegated(
  server: Server,
  delegation: Pick<DelegationRow, 'id' | 'userId' | 'chainType'>,
  { action, method, params, once }: SignDelegatedOptions,
): Promise<{ data: RpcData } | { repeated: ReceiptRow }> {
  const methods = await methodsOf(delegation.chainType)
  const digest = await sha256(canonicalJson({ action, params }))
  const used = await server.store.delegations.use(
    delegation.id,
    server.now,
    async (row) => {
      assertAction(row.scope, action)
      const make = methods.get(method)
      if (!make)
        throw new LatchkeyError('unsupported_method', `Nothing was signed: this server does not do ${action} yet.`)
      const { intent, sign } = make({ ...params })
      const means = intent()
      assertInScope(row.scope, action, means)
      const result = await withKey(server, row, sign)
      const audit = {
        ts: server.now(),
        actor: 'app',
        event: 'delegation.signed',
        subject: row.id,
        detail: { wallet: row.walletId, action, digest },
      } as const
      return { result, audit, ...(means.cost !== undefined && { cost: means.cost }) }
    },
    once,
  )
  if (!used.released) throw refusals[used.reason]()
  if ('repeated' in used) return used
  await checkpointWhenDue(server, delegation.userId, used.head)
  return { data: used.result }
}

const refusal = (code: ErrorCode, why: string) => () => new LatchkeyError(code, `Nothing was signed: ${why}`)

/** Why nothing was signed, and what the person can do about it. */
export const refusals: Record<NotReleased, () => LatchkeyError> = {
  revoked: refusal('delegation_revoked', 'server access to this wallet was revoked. Its person can turn it on again.'),
  expired: refusal('delegation_expired', 'server access to this wallet has lapsed. Its person can turn it on again.'),
  not_found: refusal('delegation_not_found', 'server access was never on for this wallet. Its person can turn it on.'),
  calls_used_up: refusal(
    'delegation_budget_exceeded',
    'the server has signed as often as the person allowed. They can turn server access off and on again.',
  ),
  budget_used_up: refusal(
    'delegation_budget_exceeded',
    'it would cost more than is left of what the person allowed for this time. Wait, or ask for less.',
  ),
}
