import * as v from 'valibot'
import { toUser } from '../types/toUser.ts'
import type { MfaMethod, User, UserRecord } from '../types/User.ts'
import { list, seconds, shape, type Codec } from './codec.ts'
import { linkedAccount } from './linkedAccount.ts'

const mfaMethods: Codec<MfaMethod[]> = {
  decode: (wire) => (wire as { type: MfaMethod }[]).map(({ type }) => type),
  encode: (methods) => methods.map((type) => ({ type, verified_at: null })),
}

const record = shape<UserRecord>(
  {
    id: v.string(),
    created_at: v.number(),
    linked_accounts: v.array(v.unknown()),
    mfa_methods: v.optional(v.array(v.looseObject({ type: v.string() })), []),
    has_accepted_terms: v.optional(v.boolean(), false),
    is_guest: v.optional(v.boolean(), false),
    custom_metadata: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]))),
  },
  { inner: { created_at: seconds, linked_accounts: list(linkedAccount), mfa_methods: mfaMethods } },
)

/** The person, as they travel. The shortcuts (`email`, `wallet` …) are derived on arrival and never sent. */
export const user: Codec<User> = {
  decode: (wire, path) => toUser(record.decode(wire, path)),
  encode: ({ id, createdAt, linkedAccounts, mfaMethods, hasAcceptedTerms, isGuest, customMetadata }) =>
    record.encode({
      id,
      createdAt,
      linkedAccounts,
      mfaMethods,
      hasAcceptedTerms,
      isGuest,
      ...(customMetadata && { customMetadata }),
    }),
}
