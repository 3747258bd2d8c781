import * as is from './check.ts'
import type { Delegation } from '../types/Delegation.ts'
import type { Grant, OnchainGrant } from '../types/Grant.ts'
import { seconds, shape } from './codec.ts'
import { delegationScope as scope } from './delegationScope.ts'

const entries = {
  id: is.string,
  enforcement: is.oneOf('server', 'chain', 'local'),
  scope: is.object(),
  granted_at: is.number,
  expires_at: is.number,
  last_used_at: is.nullish(is.number),
}
const inner = { scope, granted_at: seconds, expires_at: seconds, last_used_at: seconds }

/** Server access on a wallet account, as it travels. */
export const delegation = shape<Delegation>(entries, { inner })

const onchain = shape<OnchainGrant>({
  chain_id: is.integer(1),
  implementation: is.string,
  session_key: is.string,
  transaction_hash: is.string,
  listed: is.nullable(is.boolean),
})

/** Server access in a list, as it travels. */
export const grant = shape<Grant>(
  {
    ...entries,
    wallet_id: is.string,
    address: is.string,
    chain_type: is.string,
    status: is.oneOf('active', 'revoked', 'expired'),
    sign_count: is.number,
    ended_at: is.nullish(is.number),
    ended_by: is.nullish(is.oneOf('user', 'app', 'expiry')),
    onchain: is.optional(is.object()),
  },
  { inner: { ...inner, ended_at: seconds, onchain } },
)
