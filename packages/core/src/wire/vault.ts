import * as is from './check.ts'
import type { Vault, VaultWrap } from '../types/Vault.ts'
import { list, plain, seconds, shape } from './codec.ts'
import { endpoint } from './endpoint.ts'

const s = is.string

const wrap = shape<VaultWrap>(
  {
    wrap_id: s,
    method: is.oneOf('user-passkey', 'user-passcode'),
    credential_id: is.optional(s),
    kdf: is.object({ name: is.oneOf('hkdf', 'argon2id', 'pbkdf2') }),
    salt: s,
    public_key: s,
    enc: s,
    wrapped: s,
    created_at: is.number,
  },
  { inner: { created_at: seconds } },
)

/** A person's encrypted entropy, as it travels. */
export const vault = shape<Vault>(
  {
    v: is.oneOf(2),
    vault_id: s,
    user_id: s,
    kind: is.oneOf('hd'),
    iv: s,
    ct: s,
    wraps: is.array(is.anything, 1, 20),
    created_at: is.number,
    rev: is.integer(1),
    proof: is.optional(
      is.object({
        signer: is.text('an EVM address', /^0x[0-9a-fA-F]{40}$/),
        signature: is.text('a signature in hex', /^0x[0-9a-f]{130}$/),
      }),
    ),
  },
  { inner: { wraps: list(wrap), created_at: seconds } },
)

/** Reads the person's vault. `vault` is null where they have none. */
export const getVault = endpoint({
  method: 'GET',
  path: '/vault',
  auth: 'user',
  response: shape<{ vault: Vault | null }>({ vault: is.nullable(is.anything) }, { inner: { vault } }),
})

/**
 * Writes the person's vault; refused with `vault_conflict` unless `rev` is one above the stored one, or where there are wallets to claim
 * first, and with `vault_proof_invalid` unless the record is signed by the key of the vault that is stored.
 */
export const putVault = endpoint({
  method: 'PUT',
  path: '/vault',
  auth: 'user',
  body: shape<{
    vault: Vault
    /** True for a first vault that takes over wallets which were made ahead of the person's arrival. */
    claims?: boolean
  }>({ vault: is.object(), claims: is.optional(is.boolean) }, { inner: { vault } }),
  response: plain<{ rev: number }>(is.object({ rev: is.number })),
})
