import * as v from 'valibot'
import type { RevokeOutcome } from '../types/RevokeResult.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'
import { list, shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { user } from './user.ts'

const outcome = shape<RevokeOutcome>({
  address: v.string(),
  chain_type: v.string(),
  outcome: v.picklist(['revoked', 'still-active', 'unknown', 'not-delegated']),
  effect: v.optional(v.picklist(['immediate', 'eventual', 'unknown'])),
})

/** Ends server access: to every wallet, or to those named. Needs no passkey: ending is easier than granting. */
export const revokeWallets = endpoint({
  method: 'POST',
  path: '/wallets/revoke',
  auth: 'user',
  body: shape<{ wallets?: string[] }>({
    wallets: v.optional(v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(1_000))),
  }),
  response: shape<{ message: string; revoked: number; epoch: number; results: RevokeOutcome[] } & SessionSnapshot>(
    {
      message: v.string(),
      revoked: v.number(),
      epoch: v.number(),
      results: v.array(v.unknown()),
      user: v.looseObject({}),
      identity_token: v.nullish(v.string(), null),
    },
    { inner: { results: list(outcome), user } },
  ),
})
