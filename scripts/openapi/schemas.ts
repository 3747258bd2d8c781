import type { LinkedAccountType } from '../../packages/core/src/types/LinkedAccount.ts'
import { status } from '../../packages/server/src/status.ts'
import type { Described } from './load.ts'
import type { Schema } from './Schema.ts'

type Kind = Exclude<LinkedAccountType, `custom:${string}`> | 'custom:'

/** Every kind of account and what it is called in the document; a new one does not compile until it has a name here. */
const kinds: Record<Kind, string> = {
  wallet: 'WalletAccount',
  smart_wallet: 'SmartWalletAccount',
  email: 'EmailAccount',
  phone: 'PhoneAccount',
  google_oauth: 'GoogleAccount',
  twitter_oauth: 'TwitterAccount',
  discord_oauth: 'DiscordAccount',
  github_oauth: 'GithubAccount',
  spotify_oauth: 'SpotifyAccount',
  instagram_oauth: 'InstagramAccount',
  tiktok_oauth: 'TiktokAccount',
  line_oauth: 'LineAccount',
  twitch_oauth: 'TwitchAccount',
  linkedin_oauth: 'LinkedinAccount',
  apple_oauth: 'AppleAccount',
  farcaster: 'FarcasterAccount',
  telegram: 'TelegramAccount',
  passkey: 'PasskeyAccount',
  cross_app: 'CrossAppAccount',
  custom_auth: 'CustomAuthAccount',
  'custom:': 'CustomProviderAccount',
}

/** The schemas that have a name, and a way to put the name where the schema was. */
export function namedSchemas({ codecs, ask }: Described) {
  const names = new Map<unknown, string>([
    [ask(codecs.user), 'User'],
    [ask(codecs.sessionAnswer), 'Session'],
    [ask(codecs.snapshot), 'UserAndIdentityToken'],
    [ask(codecs.vault), 'Vault'],
    [ask(codecs.errorAnswer), 'Refusal'],
  ])
  const refer = (value: unknown, isNamed = true): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if ((value as Schema)['$codec'] === codecs.linkedAccount) return ref('LinkedAccount')
    if ((value as Schema)['$codec'] === codecs.importedAccount) return ref('ImportedAccount')
    if ('$codec' in value) throw new Error('A list holds a codec that is not described. Name it in schemas.ts.')
    if (isNamed && names.has(value)) return ref(names.get(value)!)
    if (Array.isArray(value)) return value.map((each) => refer(each))
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, refer(member)]))
  }
  const accounts = Object.entries(kinds).map(([type, name]) => [
    name,
    accountOf(type, ask(codecs.linkedAccount, asked(type))!),
  ])
  const imported = Object.keys(kinds).flatMap((type) => {
    const schema = ask(codecs.importedAccount, asked(type))
    return schema ? [accountOf(type, schema)] : []
  })
  const schemas = {
    ...Object.fromEntries([...names].map(([schema, name]) => [name, refer(schema, false)])),
    LinkedAccount: {
      description: 'One of the kinds below. A reader keeps a kind that it does not know: new ones may come.',
      anyOf: [...Object.values(kinds).map(ref), unknownAccount],
    },
    ImportedAccount: {
      description:
        'An account that an app says a person has. Members that are not named are refused; email, phone and wallet drop them.',
      oneOf: imported.map((each) => refer(each)),
    },
    ...Object.fromEntries(accounts.map(([name, schema]) => [name, refer(schema)])),
  } as Record<string, Schema>
  schemas['Refusal']!.properties!['code'] = {
    type: 'string',
    description: 'Stable: branch on it, not on the words. New ones may come.',
    examples: Object.keys(status),
  }
  return { schemas, refer }
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const asked = (type: string) => ({ type: type === 'custom:' ? 'custom:any' : type })
const unknownAccount = { type: 'object', properties: { type: { type: 'string' } }, required: ['type'] }

const accountOf = (type: string, schema: Schema): Schema => ({
  ...schema,
  properties: {
    ...schema.properties,
    type: type === 'custom:' ? { type: 'string', pattern: '^custom:[a-zA-Z0-9_-]+$' } : { const: type },
  },
})
