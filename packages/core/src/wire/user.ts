import * as is from './check.ts'
import type { Check } from './check.ts'
import { toRecord, toUser } from '../types/toUser.ts'
import type { MfaMethod, User, UserRecord } from '../types/User.ts'
import { list, seconds, shape, type Codec } from './codec.ts'
import { linkedAccount } from './linkedAccount.ts'

/** What custom metadata may hold. */
export const metadatum: Check = (value, path) =>
  typeof value === 'string' || typeof value === 'number' ? value : is.boolean(value, path)

interface MfaMethodWire {
  type: MfaMethod
  verified_at?: number | null
}

type WireRecord = Omit<UserRecord, 'mfaMethods' | 'mfaVerifiedAt'> & { mfaMethods: MfaMethodWire[] }

const record = shape<WireRecord>(
  {
    id: is.string,
    created_at: is.number,
    linked_accounts: is.array(),
    mfa_methods: is.optional(
      is.array(is.object({ type: is.string, verified_at: is.optional(is.nullable(is.number)) })),
      [],
    ),
    has_accepted_terms: is.optional(is.boolean, false),
    is_guest: is.optional(is.boolean, false),
    custom_metadata: is.optional(is.record(metadatum)),
  },
  { inner: { created_at: seconds, linked_accounts: list(linkedAccount) } },
)

/** The person, as they travel. The shortcuts (`email`, `wallet` …) are derived on arrival and never sent. */
export const user: Codec<User> = {
  decode: (wire, path) => toUser(readMfa(record.decode(wire, path))),
  encode: (value) => record.encode(writeMfa(toRecord(value))),
}

/** On the wire a second factor stands beside its time; with us the names alone are the list, as people know it. */
function readMfa({ mfaMethods, ...rest }: WireRecord): UserRecord {
  const times = mfaMethods.flatMap(({ type, verified_at: at }) =>
    typeof at === 'number' ? [[type, seconds.decode(at, 'mfa_methods')]] : [],
  )
  const person = { ...rest, mfaMethods: mfaMethods.map(({ type }) => type) } as UserRecord
  delete person.mfaVerifiedAt // a member of this name that came is not ours
  return times.length > 0 ? { ...person, mfaVerifiedAt: Object.fromEntries(times) } : person
}

function writeMfa({ mfaMethods, mfaVerifiedAt = {}, ...rest }: UserRecord): WireRecord {
  const wire = (type: MfaMethod) => ({ type, verified_at: mfaVerifiedAt[type] ? toSeconds(mfaVerifiedAt[type]) : null })
  return { ...rest, mfaMethods: mfaMethods.map(wire) }
}

const toSeconds = (date: Date) => seconds.encode(date) as number
