import type { OwnPasskey } from '../types/OwnPasskey.ts'
import * as is from './check.ts'
import { list, seconds, shape } from './codec.ts'
import { endpoint } from './endpoint.ts'

const maybeSeconds = {
  decode: (wire: unknown, path?: string) => (wire === null ? null : seconds.decode(wire, path)),
  encode: (date: Date | null) => date && seconds.encode(date),
}

const passkey = shape<OwnPasskey>(
  {
    credential_id: is.string,
    name: is.nullable(is.string),
    created_at: is.number,
    last_used_at: is.nullable(is.number),
    backed_up: is.boolean,
  },
  { inner: { created_at: seconds, last_used_at: maybeSeconds } },
)

/** Lists the passkeys that the person signs in with, oldest first. */
export const listPasskeys = endpoint({
  method: 'GET',
  path: '/passkeys',
  auth: 'user',
  response: shape<{ passkeys: OwnPasskey[] }>({ passkeys: is.array() }, { inner: { passkeys: list(passkey) } }),
})
