import type { OAuthProvider } from '@latchkey/core'

/** Who can say who somebody is: a provider, or a network of its own kind. */
export type Speaker = OAuthProvider | 'telegram' | 'farcaster'

/** What each provider calls itself. */
const brands: Record<Exclude<Speaker, `custom:${string}`>, string> = {
  google: 'Google',
  apple: 'Apple',
  discord: 'Discord',
  github: 'GitHub',
  linkedin: 'LinkedIn',
  spotify: 'Spotify',
  instagram: 'Instagram',
  tiktok: 'TikTok',
  twitter: 'X',
  line: 'LINE',
  twitch: 'Twitch',
  telegram: 'Telegram',
  farcaster: 'Farcaster',
}

const networks: ReadonlySet<string> = new Set(['telegram', 'farcaster'])

/** A provider as people know it, and the kind of account that it gives. An app's own provider goes by its id. */
export function providerBrand(provider: Speaker): { brand: string; type: string; isCustom: boolean } {
  const isCustom = provider.startsWith('custom:')
  if (isCustom) return { brand: provider.slice('custom:'.length), type: provider, isCustom }
  const type = networks.has(provider) ? provider : `${provider}_oauth`
  return { brand: brands[provider as keyof typeof brands] ?? provider, type, isCustom }
}
