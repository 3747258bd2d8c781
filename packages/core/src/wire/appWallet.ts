import * as is from './check.ts'
import { WireInvalidError } from '../errors/wire.ts'
import type { AppWallet } from '../types/AppWallet.ts'
import { list, shape, type Codec } from './codec.ts'
import { endpoint } from './endpoint.ts'

/** A moment of a wallet, in milliseconds; people's times travel in seconds. */
const milliseconds: Codec<Date> = {
  decode(wire, path = '') {
    const date = new Date(typeof wire === 'number' ? wire : NaN)
    if (Number.isNaN(date.getTime())) throw new WireInvalidError(path, 'is not a time in milliseconds')
    return date
  },
  encode: (date) => date.getTime(),
}

/** A wallet as app servers see it. */
export const appWallet = shape<AppWallet>(
  {
    id: is.string,
    address: is.string,
    chain_type: is.oneOf('ethereum', 'solana'),
    public_key: is.optional(is.string),
    policy_ids: is.array(is.string),
    additional_signers: is.array(),
    owner_id: is.anything,
    created_at: is.number,
    imported_at: is.nullable(is.number),
    exported_at: is.nullable(is.number),
  },
  { inner: { created_at: milliseconds, imported_at: milliseconds, exported_at: milliseconds } },
)

/** What the field's clients can ask of a wallet beside its chain. What is neither absent nor empty is refused, but for a person as owner. */
export interface WalletTerms {
  owner?: { userId?: string } | null
  ownerId?: string | null
  policyIds?: unknown[] | null
  additionalSigners?: unknown[] | null
  authorizationKeyIds?: unknown[] | null
  authorizationThreshold?: unknown
  displayName?: unknown
  externalId?: unknown
  entity?: unknown
}

const owner = shape<{ userId?: string }>({ user_id: is.optional(is.string) })
const members = is.optional(is.nullable(is.array()))
const terms = {
  owner: is.optional(is.nullable(is.object())),
  owner_id: is.optional(is.nullable(is.string)),
  policy_ids: members,
  additional_signers: members,
  authorization_key_ids: members,
  authorization_threshold: is.optional(is.anything),
  display_name: is.optional(is.anything),
  external_id: is.optional(is.anything),
  entity: is.optional(is.anything),
}

/** Makes a wallet of the app itself, or, with `owner.user_id`, one for a person who has not arrived yet. */
export const createAppWallet = endpoint({
  method: 'POST',
  path: '/wallets',
  auth: 'app',
  body: shape<WalletTerms & { chainType: string }>({ chain_type: is.string, ...terms }, { inner: { owner } }),
  response: appWallet,
})

/** Reads the app's own wallets, oldest first, or one person's. Query: `limit` (1 to 100, default 100), `cursor`, `chain_type`, `user_id`. */
export const getAppWallets = endpoint({
  method: 'GET',
  path: '/wallets',
  auth: 'app',
  response: shape<{
    data: AppWallet[]
    /** Where the next part starts; null at the end. */
    nextCursor: string | null
  }>({ data: is.array(), next_cursor: is.nullable(is.string) }, { inner: { data: list(appWallet) } }),
})

/** Reads one wallet: the app's own, or a person's. */
export const getAppWallet = endpoint({ method: 'GET', path: '/wallets/:id', auth: 'app', response: appWallet })

/** Takes what changes nothing, and refuses the rest: wallets have no policies and no further signers here. */
export const updateAppWallet = endpoint({
  method: 'PATCH',
  path: '/wallets/:id',
  auth: 'app',
  body: shape<WalletTerms>(terms, { inner: { owner } }),
  response: appWallet,
})
