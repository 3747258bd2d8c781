import * as v from 'valibot'
import type { Vault, VaultWrap } from '../types/Vault.ts'
import { list, plain, seconds, shape } from './codec.ts'
import { endpoint } from './endpoint.ts'

const s = v.string()

const wrap = shape<VaultWrap>(
  {
    wrap_id: s,
    method: v.picklist(['user-passkey', 'user-passcode']),
    credential_id: v.optional(s),
    kdf: v.looseObject({ name: v.picklist(['hkdf', 'argon2id', 'pbkdf2']) }),
    salt: s,
    iv: s,
    wrapped: s,
    created_at: v.number(),
  },
  { inner: { created_at: seconds } },
)

/** A person's encrypted entropy, as it travels. */
export const vault = shape<Vault>(
  {
    v: v.literal(1),
    vault_id: s,
    user_id: s,
    kind: v.literal('hd'),
    iv: s,
    ct: s,
    wraps: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(20)),
    created_at: v.number(),
    rev: v.pipe(v.number(), v.integer(), v.minValue(1)),
  },
  { inner: { wraps: list(wrap), created_at: seconds } },
)

/** Reads the person's vault. `vault` is null where they have none. */
export const getVault = endpoint({
  method: 'GET',
  path: '/vault',
  auth: 'user',
  response: shape<{ vault: Vault | null }>({ vault: v.nullable(v.unknown()) }, { inner: { vault } }),
})

/** Writes the person's vault; refused with `vault_conflict` unless `rev` is one above the stored one. */
export const putVault = endpoint({
  method: 'PUT',
  path: '/vault',
  auth: 'user',
  body: shape<{ vault: Vault }>({ vault: v.looseObject({}) }, { inner: { vault } }),
  response: plain(v.looseObject({ rev: v.number() })),
})
