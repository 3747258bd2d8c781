import * as is from './check.ts'
import type { Check } from './check.ts'
import { toRecord, toUser } from '../types/toUser.ts'
import type { MfaMethod, User, UserRecord } from '../types/User.ts'
import { list, seconds, shape, type Codec } from './codec.ts'
import { linkedAccount } from './linkedAccount.ts'

const mfaMethods: Codec<MfaMethod[]> = {
  decode: (wire) => (wire as { type: MfaMethod }[]).map(({ type }) => type),
  encode: (methods) => methods.map((type) => ({ type, verified_at: null })),
}

/** What custom metadata may hold. */
export const metadatum: Check = (value, path) =>
  typeof value === 'string' || typeof value === 'number' ? value : is.boolean(value, path)

const record = shape<UserRecord>(
  {
    id: is.string,
    created_at: is.number,
    linked_accounts: is.array(),
    mfa_methods: is.optional(is.array(is.object({ type: is.string })), []),
    has_accepted_terms: is.optional(is.boolean, false),
    is_guest: is.optional(is.boolean, false),
    custom_metadata: is.optional(is.record(metadatum)),
  },
  { inner: { created_at: seconds, linked_accounts: list(linkedAccount), mfa_methods: mfaMethods } },
)

/** The person, as they travel. The shortcuts (`email`, `wallet` …) are derived on arrival and never sent. */
export const user: Codec<User> = {
  decode: (wire, path) => toUser(record.decode(wire, path)),
  encode: (value) => record.encode(toRecord(value)),
}
