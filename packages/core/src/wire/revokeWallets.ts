import * as is from './check.ts'
import type { SignedReceipt } from '../types/RevocationReceipt.ts'
import type { RevokeOutcome } from '../types/RevokeResult.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'
import { list, shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { user } from './user.ts'

const outcome = shape<RevokeOutcome>({
  address: is.string,
  chain_type: is.string,
  outcome: is.oneOf('revoked', 'still-active', 'unknown', 'not-delegated'),
  effect: is.optional(is.oneOf('immediate', 'eventual', 'unknown')),
})

/** Ends server access: to every wallet, or to those named. Needs no passkey: ending is easier than granting. */
export const revokeWallets = endpoint({
  method: 'POST',
  path: '/wallets/revoke',
  auth: 'user',
  body: shape<{ wallets?: string[] }>({
    wallets: is.optional(is.array(is.string, 1, 1_000)),
  }),
  response: shape<
    {
      message: string
      revoked: number
      epoch: number
      results: RevokeOutcome[]
      receipt?: SignedReceipt
    } & SessionSnapshot
  >(
    {
      message: is.string,
      revoked: is.number,
      epoch: is.number,
      results: is.array(),
      receipt: is.optional(is.object({ text: is.string, signature: is.string, kid: is.string })),
      user: is.object(),
      identity_token: is.nullish(is.string),
    },
    { inner: { results: list(outcome), user } },
  ),
})
