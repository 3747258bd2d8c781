import type { OAuthProvider } from '@latchkey/core'

/** What each provider calls itself. */
const brands: Record<Exclude<OAuthProvider, `custom:${string}`>, string> = {
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
}

/** A provider as people know it, and the kind of account that it gives. An app's own provider goes by its id. */
export function providerBrand(provider: OAuthProvider): { brand: string; type: string; isCustom: boolean } {
  const isCustom = provider.startsWith('custom:')
  if (isCustom) return { brand: provider.slice('custom:'.length), type: provider, isCustom }
  return { brand: brands[provider as keyof typeof brands] ?? provider, type: `${provider}_oauth`, isCustom }
}
