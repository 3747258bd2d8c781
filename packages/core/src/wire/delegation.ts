import * as v from 'valibot'
import type { Delegation, DelegationScope } from '../types/Delegation.ts'
import type { Grant } from '../types/Grant.ts'
import { seconds, shape } from './codec.ts'

const scope = shape<DelegationScope>({ actions: v.array(v.picklist(['personal_sign'])) })

const entries = {
  id: v.string(),
  enforcement: v.picklist(['server', 'chain', 'local']),
  scope: v.looseObject({}),
  granted_at: v.number(),
  expires_at: v.number(),
  last_used_at: v.nullish(v.number(), null),
}
const inner = { scope, granted_at: seconds, expires_at: seconds, last_used_at: seconds }

/** Server access on a wallet account, as it travels. */
export const delegation = shape<Delegation>(entries, { inner })

/** Server access in a list, as it travels. */
export const grant = shape<Grant>(
  {
    ...entries,
    wallet_id: v.string(),
    address: v.string(),
    chain_type: v.string(),
    status: v.picklist(['active', 'revoked', 'expired']),
    sign_count: v.number(),
    ended_at: v.nullish(v.number(), null),
    ended_by: v.nullish(v.picklist(['user', 'app', 'expiry']), null),
  },
  { inner: { ...inner, ended_at: seconds } },
)

export { scope as delegationScope }
