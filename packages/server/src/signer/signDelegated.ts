import { LatchkeyError, type ErrorCode, type RpcData } from '@latchkey/core'
import { canonicalJson, sha256 } from '../bytes.ts'
import type { Server } from '../Server.ts'
import { checkpointWhenDue } from '../history/checkpoint.ts'
import type { DelegationRow, NotReleased, ReceiptRow } from '../store/Store.ts'
import { refusalOf } from '../store/refusalOf.ts'
import { withKey } from './keptKey.ts'
import { assertAction, assertInScope } from './policy/assertInScope.ts'
import type { Signable } from './Signable.ts'

interface SignDelegatedOptions {
  /** What the person must have allowed by name. */
  action: string
  params: object
  /** Reads what is to be signed; what it throws is the answer. */
  read: () => Signable
  /** How the answer is kept for whoever asks again under the same key. */
  once?: ((data: RpcData) => ReceiptRow) | undefined
}

/** Signs with a wallet that the app was given access to: what the person allowed, and only as long as they do. */
export async function signDelegated(
  server: Server,
  delegation: Pick<DelegationRow, 'id' | 'userId'>,
  { action, params, read, once }: SignDelegatedOptions,
): Promise<{ data: RpcData } | { repeated: ReceiptRow }> {
  const digest = await sha256(canonicalJson({ action, params }))
  const used = await server.store.delegations.use(
    delegation.id,
    server.now,
    async (row) => {
      assertAction(row.scope, action)
      const { intent, sign } = read()
      const means = intent()
      assertInScope(row.scope, action, means)
      const result = await withKey(server, row, sign)
      const audit = {
        ts: server.now(),
        actor: 'app',
        event: 'delegation.signed',
        subject: row.id,
        detail: { wallet: row.walletId, action, digest, ...sentIn(result) },
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

/** Refuses what plainly is not allowed, before anybody is asked for more; what counts is decided where the signature is recorded. */
export function assertAllowed(row: DelegationRow, { action, now }: { action: string; now: number }): void {
  const ended = refusalOf(row, row.epoch, now)
  if (ended) throw refusals[ended]()
  assertAction(row.scope, action)
}

/** By which name, and on which chain, everybody can find what was sent. */
const sentIn = ({ hash, caip2 }: RpcData) => ({
  ...(hash !== undefined && { transaction: hash }),
  ...(caip2 !== undefined && { chain: caip2 }),
})

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
