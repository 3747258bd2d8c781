import * as is from './check.ts'
import type { Check } from './check.ts'
import { WireInvalidError } from '../errors/wire.ts'
import type { LinkedAccountType } from '../types/LinkedAccount.ts'
import { shape, type Codec } from './codec.ts'
import { emailAddress } from './emailAddress.ts'
import { httpsUrl } from './httpsUrl.ts'

/** What a provider calls its user: it decides who is signed in, so nothing invisible is in it. */
const subject = is.text('1 to 256 visible ASCII characters', /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/, 256)
/** A text that people read, on one line. */
const line = (max: number) => is.nullish(is.text(`at most ${max} characters on one line`, /^\P{Cc}*$/u, max))
const paragraph = (max: number) =>
  is.nullish(is.text(`at most ${max} characters of text`, /^(\P{Cc}|[\n\r\t])*$/u, max))
const username = (expected: string, pattern: RegExp) => is.text(`a username: ${expected}`, pattern)
const email = is.nullish(emailAddress)

/** A third party's URL. Elsewhere one that is not https is dropped; who imports is told. */
const url: Check = (value, path) => {
  const safe = httpsUrl(value)
  if (safe === null && (value ?? null) !== null)
    throw new WireInvalidError(path, 'should be an https: address without a login in it')
  return safe
}

/** The members of each kind that can be imported. Source: Privy's own rules; where they contradict its printed samples, the samples. */
const kinds: Record<ImportableType | 'custom:', Record<string, Check>> = {
  email: { address: emailAddress },
  phone: { number: is.string },
  wallet: { address: is.string, chain_type: is.oneOf('ethereum', 'solana') },
  google_oauth: { subject, email: emailAddress, name: line(256) },
  twitter_oauth: {
    subject,
    username: username('1 to 15 letters, digits, _ or |, without the @', /^[\w|]{1,15}$/),
    name: line(50),
    profile_picture_url: url,
  },
  discord_oauth: {
    subject: is.text('1 to 20 digits', /^\d{1,20}$/),
    username: username(
      '2 to 32 letters, digits, _ or ., with or without #1234',
      /^(?!discord|everyone|here)[\w.]{2,32}(#(\d{4}|0))?$/,
    ),
    email,
  },
  github_oauth: {
    subject,
    username: username('1 to 39 letters, digits or single hyphens', /^(?=.{1,39}$)[a-z\d]+(-[a-z\d]+)*$/i),
    name: line(256),
    email,
  },
  spotify_oauth: { subject, name: line(256), email },
  apple_oauth: { subject, email },
  instagram_oauth: {
    subject,
    username: username('2 to 32 letters, digits, _ or .', /^(?!instagram|everyone|here)[\w.]{2,32}$/),
  },
  tiktok_oauth: {
    subject,
    username: username('2 to 32 letters, digits, _ or .', /^(?!tiktok|everyone|here)[\w.]{2,32}$/),
    name: line(30),
  },
  line_oauth: { subject, name: line(30), email, profile_picture_url: url },
  twitch_oauth: {
    subject: is.text('digits', /^\d{1,256}$/, 256),
    username: is.nullish(username('4 to 25 letters, digits or _', /^\w{4,25}$/)),
  },
  linkedin_oauth: { subject, name: line(256), email, vanity_name: line(256) },
  'custom:': { subject, name: line(256), username: line(256), email, profile_picture_url: url },
  custom_auth: { custom_user_id: is.text('1 to 256 characters on one line', /^\P{Cc}+$/u, 256) },
  farcaster: {
    fid: is.integer(0),
    owner_address: is.string,
    username: line(256),
    display_name: line(32),
    bio: paragraph(256),
    profile_picture_url: url,
    homepage_url: url,
  },
  telegram: {
    telegram_user_id: is.text('1 to 255 visible ASCII characters', /^[\x21-\x7e]+$/, 255),
    first_name: line(255),
    last_name: line(255),
    username: line(255),
    photo_url: url,
  },
}

/** The kinds that an app may say a person has, without their proof. */
export type ImportableType = Exclude<LinkedAccountType, 'smart_wallet' | 'passkey' | 'cross_app' | `custom:${string}`>

/** An account as an app imports it: its kind, and the members that kind has. */
export type ImportedAccount = { type: ImportableType | `custom:${string}` } & Record<string, unknown>

const renames: Partial<Record<string, Record<string, string>>> = {
  farcaster: { profile_picture_url: 'pfp', homepage_url: 'url' },
}

const codecs = new Map<string, { members: Record<string, Check>; codec: Codec<ImportedAccount> }>(
  Object.entries(kinds).map(([kind, members]) => {
    const rename = renames[kind] ?? {}
    return [kind, { members, codec: shape({ type: is.string, ...members }, { rename }) }]
  }),
)

/** Other spellings that apps use for a member. */
const alias: Record<string, string> = { vanityName: 'vanity_name' }

/** What these kinds may hold besides, because apps hand over what they once read; it is not kept. */
const lenient: ReadonlySet<string> = new Set(['email', 'phone', 'wallet'])

/** An account of an import, as it travels. Strict: what is not kept is refused rather than lost. */
export const importedAccount: Codec<ImportedAccount> = {
  decode(wire, path = '') {
    const given = is.object({ type: is.string })(wire, path) as ImportedAccount
    const kind = kindOf(given.type)
    const found = codecs.get(kind)
    if (!found)
      throw new WireInvalidError(is.at(path, 'type'), `should be one of ${importable}; other kinds cannot be imported`)
    const known: Record<string, unknown> = { type: given.type }
    for (const [spelled, value] of Object.entries(given)) {
      const name = alias[spelled] ?? spelled
      if (/verified_?at$/i.test(name))
        throw new WireInvalidError(
          is.at(path, name),
          'cannot be imported: leave it out, sign-ins will prove the account',
        )
      if (Object.hasOwn(found.members, name)) known[name] = value
      else if (name !== 'type' && !lenient.has(kind))
        throw new WireInvalidError(is.at(path, name), `is not a member of an imported ${kind}; names are in snake_case`)
    }
    return found.codec.decode(known, path)
  },
  encode(account) {
    const codec = codecs.get(kindOf(account.type))?.codec
    return codec ? codec.encode(account.type === 'farcaster' ? asRead(account) : account) : account
  },
}

/** Apps name these two as the wire does, or as they read them of a person. */
const asRead = ({ profilePictureUrl: pfp, homepageUrl: url, ...account }: ImportedAccount): ImportedAccount => ({
  pfp,
  url,
  ...account,
})

/** What browsers are known by is the server's own business. */
const reserved = 'custom:guest'

const kindOf = (type: string) =>
  /^custom:[\w-]{1,64}$/i.test(type) && type.toLowerCase() !== reserved ? 'custom:' : type === 'custom:' ? '' : type

const importable = Object.keys(kinds)
  .map((kind) => (kind === 'custom:' ? 'custom:<provider>' : kind))
  .join(', ')
