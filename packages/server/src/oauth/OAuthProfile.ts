/** Who a provider says that somebody is. Nothing of it is believed but the subject, until `accountOf` has looked at it. */
export interface OAuthProfile {
  subject: unknown
  /** Only one that the provider says it verified. */
  email?: unknown
  name?: unknown
  username?: unknown
  profile_picture_url?: unknown
  vanity_name?: unknown
}
