import fc from 'fast-check'

/** The wire's kinds; `custom:` stands for every provider of an app's own. */
type Kind = keyof typeof members

const text = fc.string({ unit: 'grapheme', maxLength: 24 })
const textOrNull = fc.option(text)
const secondsSince1970 = fc.integer({ min: 0, max: 4_000_000_000 })
const url = fc
  .webUrl({ validSchemes: ['https'], withQueryParameters: true })
  .map((address) => new URL(address).href)
  .filter((address) => address.length <= 2_048)
const urlOrNull = fc.option(url)
const addresses = fc.array(fc.record({ address: text }), { maxLength: 3 })

const delegation = fc.record({
  id: text,
  enforcement: fc.constantFrom('server', 'chain', 'local'),
  scope: fc.record({ actions: fc.constantFrom([], ['personal_sign']) }),
  granted_at: secondsSince1970,
  expires_at: secondsSince1970,
  last_used_at: fc.option(secondsSince1970),
})

/** What each kind holds beside its type and its times. A list means: may be absent. */
const members = {
  wallet: {
    id: textOrNull,
    address: text,
    chain_type: fc.constantFrom('ethereum', 'solana', 'bitcoin-taproot'),
    wallet_client_type: [text],
    connector_type: [text],
    recovery_method: [fc.constantFrom('user-passkey', 'user-passcode', 'privy-v2')],
    imported: fc.boolean(),
    delegated: fc.boolean(),
    delegation: [delegation],
    wallet_index: fc.option(fc.nat()),
    public_key: [text],
  },
  smart_wallet: { address: text, smart_wallet_type: text, smart_wallet_version: [text] },
  email: { address: text },
  phone: { phoneNumber: text },
  google_oauth: { subject: text, email: text, name: textOrNull },
  twitter_oauth: { subject: text, username: textOrNull, name: textOrNull, profile_picture_url: urlOrNull },
  discord_oauth: { subject: text, username: textOrNull, email: textOrNull },
  github_oauth: { subject: text, username: textOrNull, name: textOrNull, email: textOrNull },
  spotify_oauth: { subject: text, email: textOrNull, name: textOrNull },
  tiktok_oauth: { subject: text, username: textOrNull, name: textOrNull },
  instagram_oauth: { subject: text, username: textOrNull },
  twitch_oauth: { subject: text, username: textOrNull },
  line_oauth: { subject: text, name: textOrNull, email: textOrNull, profile_picture_url: urlOrNull },
  linkedin_oauth: { subject: text, name: [text], email: textOrNull, vanity_name: [text] },
  apple_oauth: { subject: text, email: textOrNull },
  'custom:': {
    subject: text,
    name: [text],
    username: [text],
    email: [text],
    profile_picture_url: [url],
  },
  custom_auth: { custom_user_id: text },
  farcaster: {
    fid: fc.option(fc.nat()),
    owner_address: text,
    username: [text],
    display_name: [text],
    bio: [text],
    profile_picture_url: [url],
    homepage_url: [url],
    signer_public_key: [text],
  },
  passkey: {
    credential_id: text,
    enrolled_in_mfa: fc.boolean(),
    public_key: [text],
    authenticator_name: [text],
    created_with_device: [text],
    created_with_os: [text],
    created_with_browser: [text],
  },
  telegram: {
    telegram_user_id: text,
    first_name: textOrNull,
    last_name: textOrNull,
    username: textOrNull,
    photo_url: urlOrNull,
  },
  cross_app: { subject: text, provider_app_id: text, embedded_wallets: addresses, smart_wallets: addresses },
} satisfies Record<string, Record<string, fc.Arbitrary<unknown> | [fc.Arbitrary<unknown>]>>

/** All kinds that the wire knows. */
export const kinds = Object.keys(members) as Kind[]

/** Members that the wire does not name, under names that could trip a careless reader. */
export const strangers = fc.dictionary(
  fc.constantFrom('chain_id', 'newField', 'new_field', 'x__y', 'Z', 'toString', 'hasOwnProperty', 'ünï', '_', '0'),
  fc.oneof(textOrNull, fc.boolean(), fc.nat(), fc.constant({ deep_er: ['as it_came'] })),
  { maxKeys: 4 },
)

/** Complete wire accounts of one kind: every member that must be there, those that may be absent or not. */
export function wireAccount(kind: Kind): fc.Arbitrary<Record<string, unknown> & { type: string }> {
  const optional: string[] = []
  const plain: Record<string, fc.Arbitrary<unknown>> = {
    type: kind === 'custom:' ? fc.stringMatching(/^custom:[\w-]{1,8}$/) : fc.constant(kind),
    verified_at: secondsSince1970,
    first_verified_at: fc.option(secondsSince1970),
    latest_verified_at: fc.option(secondsSince1970),
  }
  for (const [name, arbitrary] of Object.entries(members[kind])) {
    if (Array.isArray(arbitrary)) optional.push(name)
    plain[name] = Array.isArray(arbitrary) ? arbitrary[0] : arbitrary
  }
  const requiredKeys = Object.keys(plain).filter((name) => !optional.includes(name))
  return fc.record(plain, { requiredKeys }) as fc.Arbitrary<Record<string, unknown> & { type: string }>
}

/** Complete wire people with accounts of any kind. */
export const wireUser = fc.record(
  {
    id: fc.uuid().map((id) => `did:latchkey:${id}`),
    created_at: secondsSince1970,
    linked_accounts: fc.array(fc.oneof(...kinds.map(wireAccount)), { maxLength: 6 }),
    mfa_methods: fc
      .subarray(['sms', 'totp', 'passkey'])
      .chain((types) =>
        fc.tuple(
          ...types.map((type) => fc.record({ type: fc.constant(type), verified_at: fc.option(secondsSince1970) })),
        ),
      ),
    has_accepted_terms: fc.boolean(),
    is_guest: fc.boolean(),
    custom_metadata: fc.dictionary(
      fc.string({ minLength: 1, maxLength: 8 }).filter((name) => name !== '__proto__'),
      fc.oneof(text, fc.boolean(), fc.integer()),
    ),
  },
  {
    requiredKeys: ['id', 'created_at', 'linked_accounts', 'mfa_methods', 'has_accepted_terms', 'is_guest'],
  },
)
