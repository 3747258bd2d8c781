import * as is from './check.ts'
import type { LinkedAccount, LinkedAccountType, UnknownAccount } from '../types/LinkedAccount.ts'
import { seconds, shape, type Codec } from './codec.ts'
import { delegation } from './delegation.ts'
import { httpsUrl } from './httpsUrl.ts'

const s = is.string
/** May be absent. */
const o = is.optional(s)
/** May be absent or null, and is null here. */
const n = is.nullish(s)
/** A third party's URL: what is not https becomes null. */
const url = (value: unknown) => httpsUrl(value)
const addresses = is.optional(is.array(is.object({ address: s })), [])

const times = {
  verified_at: is.nullish(is.number),
  first_verified_at: is.nullish(is.number),
  latest_verified_at: is.nullish(is.number),
}
const timesInner = { verified_at: seconds, first_verified_at: seconds, latest_verified_at: seconds }

/** Stands for every provider of an app's own. */
const custom = 'custom:'

/** The wire's members of each kind beside `type` and its times. Source: Privy's wire, version 3.45 of its clients. */
const kinds: Record<Exclude<LinkedAccountType, `custom:${string}`> | typeof custom, Parameters<typeof shape>> = {
  wallet: [
    {
      id: is.optional(is.nullable(s)),
      address: s,
      chain_type: s,
      wallet_client_type: o,
      connector_type: o,
      recovery_method: o,
      imported: is.optional(is.boolean, false),
      delegated: is.optional(is.boolean, false),
      delegation: is.optional(is.object()),
      wallet_index: is.nullish(is.number),
      public_key: o,
    },
    { inner: { delegation } },
  ],
  smart_wallet: [{ address: s, smart_wallet_type: s, smart_wallet_version: o }],
  email: [{ address: s }],
  // The wire's own `phoneNumber` comes last, so it wins over a `number` beside it.
  phone: [{ number: is.optional(is.anything), phoneNumber: s }, { rename: { phoneNumber: 'number' } }],
  google_oauth: [{ subject: s, email: s, name: n }],
  twitter_oauth: [{ subject: s, username: n, name: n, profile_picture_url: url }],
  discord_oauth: [{ subject: s, username: n, email: n }],
  github_oauth: [{ subject: s, username: n, name: n, email: n }],
  spotify_oauth: [{ subject: s, email: n, name: n }],
  tiktok_oauth: [{ subject: s, username: n, name: n }],
  instagram_oauth: [{ subject: s, username: n }],
  twitch_oauth: [{ subject: s, username: n }],
  line_oauth: [{ subject: s, name: n, email: n, profile_picture_url: url }],
  linkedin_oauth: [{ subject: s, name: n, email: n, vanity_name: n }],
  apple_oauth: [{ subject: s, email: n }],
  [custom]: [{ subject: s, name: n, username: n, email: n, profile_picture_url: url }],
  custom_auth: [{ custom_user_id: s }],
  farcaster: [
    {
      fid: is.nullish(is.number),
      owner_address: s,
      username: n,
      display_name: n,
      bio: n,
      profile_picture_url: url,
      homepage_url: url,
      signer_public_key: n,
    },
    { rename: { profile_picture_url: 'pfp', homepage_url: 'url' } },
  ],
  passkey: [
    {
      credential_id: s,
      enrolled_in_mfa: is.optional(is.boolean, false),
      public_key: o,
      authenticator_name: o,
      created_with_device: o,
      created_with_os: o,
      created_with_browser: o,
    },
  ],
  telegram: [{ telegram_user_id: s, first_name: n, last_name: n, username: n, photo_url: url }],
  cross_app: [
    { subject: s, provider_app_id: s, embedded_wallets: addresses, smart_wallets: addresses },
    {
      rename: { provider_app_id: 'providerApp' },
      inner: { provider_app_id: { decode: (id) => ({ id }), encode: ({ id }) => id } },
    },
  ],
}

/** Members that Privy's wire leaves out where it knows nothing; of the other kinds it says null. */
const absentNotNull: Record<string, readonly string[]> = {
  linkedin_oauth: ['name', 'vanity_name'],
  [custom]: ['name', 'username', 'email', 'profile_picture_url'],
  farcaster: ['username', 'display_name', 'bio', 'profile_picture_url', 'homepage_url', 'signer_public_key'],
}

const codecs = new Map<string, Codec<LinkedAccount>>(
  Object.entries(kinds).map(([type, [entries, { rename = {}, inner = {} } = {}]]) => [
    type,
    shape({ type: s, ...entries, ...times }, { rename, inner: { ...inner, ...timesInner } }),
  ]),
)

/** A linked account of any kind, as it travels. A kind we do not know is kept whole, never dropped and never fatal. */
export const linkedAccount: Codec<LinkedAccount> = {
  decode(wire, path = '') {
    const type = s((is.anyObject(wire, path) as UnknownAccount['raw']).type, is.at(path, 'type'))
    const codec = codecs.get(kindOf(type))
    if (codec) return withTimes(codec.decode(wire, path))
    const raw = wire as UnknownAccount['raw']
    return withTimes({
      type: 'unknown',
      raw,
      verifiedAt: timeOrNull(raw['verified_at'])!,
      firstVerifiedAt: timeOrNull(raw['first_verified_at']),
      latestVerifiedAt: timeOrNull(raw['latest_verified_at']),
    })
  },
  encode(account) {
    if (account.type === 'unknown') return account.raw
    const kind = kindOf(account.type)
    const wire = codecs.get(kind)!.encode(account) as Record<string, unknown>
    for (const name of absentNotNull[kind] ?? []) if (wire[name] === null) delete wire[name]
    return wire
  },
}

const kindOf = (type: string) => (/^custom:[\w-]+$/i.test(type) ? custom : type === custom ? '' : type)
const timeOrNull = (wire: unknown) =>
  typeof wire === 'number' && Math.abs(wire) <= 8.64e12 ? new Date(wire * 1000) : null

/** `verifiedAt` is the latest proof we know of. */
function withTimes(account: LinkedAccount): LinkedAccount {
  account.verifiedAt ??= account.latestVerifiedAt ?? account.firstVerifiedAt ?? new Date(0)
  return account
}
