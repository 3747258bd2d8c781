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

/** What a person's page finds in its address when they come back from a provider. */
export interface OAuthReturn {
  /** `privy_oauth_code`. It works once, and only where it was begun. */
  authorizationCode: string
  /** `privy_oauth_state` */
  stateCode: string
}
