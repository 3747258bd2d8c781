import * as is from './check.ts'
import type { AuditHead } from '../types/Activity.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'
import type { User } from '../types/User.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { user } from './user.ts'

const text = is.nullish(is.string)

/** What signing in and refreshing answer. Privy's shape; our token stands in both places that its clients read. */
export interface SessionAnswer {
  user: User
  token: string
  privyAccessToken: string
  refreshToken: string
  identityToken: string | null
  isNewUser: boolean
  sessionUpdateAction: 'set'
  /** Where the person's history stands; null where nothing has happened yet, absent at servers of before. */
  auditHead?: AuditHead | null
}

export const sessionAnswer = shape<SessionAnswer>(
  {
    user: is.object(),
    token: is.string,
    privy_access_token: is.string,
    refresh_token: is.string,
    identity_token: text,
    is_new_user: is.optional(is.boolean, false),
    session_update_action: is.oneOf('set'),
    audit_head: is.optional(is.nullable(is.object({ seq: is.integer(1), hash: is.string }))),
  },
  { inner: { user } },
)

/** The person and the identity token that describes them. */
export const snapshot = shape<SessionSnapshot>({ user: is.object(), identity_token: text }, { inner: { user } })

/** Trades the refresh token for fresh tokens. A DPoP proof (RFC 9449) goes in the header. */
export const refreshSession = endpoint({
  method: 'POST',
  path: '/sessions',
  auth: 'none',
  body: shape<{ refreshToken?: string }>({ refresh_token: is.optional(is.string) }),
  response: sessionAnswer,
})
