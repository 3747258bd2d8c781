import * as is from './check.ts'
import type { Activity, ActivityPage } from '../types/Activity.ts'
import { list, shape, type Codec } from './codec.ts'
import { endpoint } from './endpoint.ts'

/** Milliseconds: what is hashed must come back to the last digit. */
const milliseconds: Codec<Date> = {
  decode: (wire, path = '') => new Date(is.integer(0)(wire, path) as number),
  encode: (date) => date.getTime(),
}

const line = shape<Activity>(
  {
    seq: is.integer(1),
    ts: is.number,
    actor: is.oneOf('user', 'app', 'system'),
    event: is.string,
    subject: is.string,
    address: is.nullable(is.string),
    action: is.nullable(is.string),
    digest: is.nullable(is.string),
    transaction_hash: is.nullable(is.string),
    detail: is.nullable(is.record(is.string)),
    data_hash: is.string,
    prev: is.string,
    hash: is.string,
    checkpoint: is.nullable(is.object({ kid: is.string, signature: is.string, ts: is.number })),
  },
  { inner: { ts: milliseconds } },
)

/** Tells what happened with server access, newest first. Query: `limit` (1 to 100, default 100) and `cursor`. */
export const getActivity = endpoint({
  method: 'GET',
  path: '/activity',
  auth: 'user',
  response: shape<ActivityPage>(
    { activity: is.array(), next_cursor: is.nullable(is.string) },
    { inner: { activity: list(line) } },
  ),
})
