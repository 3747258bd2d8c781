/** Who else can say who somebody is: the providers that Privy names, and `custom:<id>` for each of an app's own. */
export type OAuthProvider =
  | 'google'
  | 'apple'
  | 'discord'
  | 'github'
  | 'linkedin'
  | 'spotify'
  | 'instagram'
  | 'tiktok'
  | 'twitter'
  | 'line'
  | 'twitch'
  | `custom:${string}`
