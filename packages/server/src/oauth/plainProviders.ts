import type { OAuthProvider } from '@latchkey/core'
import type { Json, PlainProvider } from './Provider.ts'

/** The providers that have a way of their own to say who somebody is. */
export type PlainName = Exclude<OAuthProvider, 'google' | 'apple' | `custom:${string}`>

/** How each of them is spoken to. Source: their own pages for developers. */
export const plainProviders: Record<PlainName, Omit<PlainProvider, 'clientId' | 'clientAuth'>> = {
  discord: {
    authorizationUrl: 'https://discord.com/oauth2/authorize',
    tokenUrl: 'https://discord.com/api/oauth2/token',
    profileUrl: 'https://discord.com/api/v10/users/@me',
    scope: 'identify email',
    pkce: true,
    toProfile: (answer) => ({
      subject: answer['id'],
      username: withDiscriminator(answer),
      email: answer['verified'] === true ? answer['email'] : null,
    }),
  },
  github: {
    authorizationUrl: 'https://github.com/login/oauth/authorize',
    tokenUrl: 'https://github.com/login/oauth/access_token',
    profileUrl: 'https://api.github.com/user',
    moreUrl: 'https://api.github.com/user/emails',
    headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
    scope: 'read:user user:email',
    pkce: true,
    toProfile: (answer) => ({
      subject: answer['id'],
      username: answer['login'],
      name: answer['name'],
      email: listOf(answer['more']).find((each) => each['primary'] === true && each['verified'] === true)?.['email'],
    }),
  },
  linkedin: {
    authorizationUrl: 'https://www.linkedin.com/oauth/v2/authorization',
    tokenUrl: 'https://www.linkedin.com/oauth/v2/accessToken',
    profileUrl: 'https://api.linkedin.com/v2/userinfo',
    scope: 'openid profile email',
    pkce: false,
    toProfile: (answer) => ({
      subject: answer['sub'],
      name: answer['name'],
      email: answer['email_verified'] === true ? answer['email'] : null,
    }),
  },
  spotify: {
    authorizationUrl: 'https://accounts.spotify.com/authorize',
    tokenUrl: 'https://accounts.spotify.com/api/token',
    profileUrl: 'https://api.spotify.com/v1/me',
    scope: 'user-read-private user-read-email',
    pkce: true,
    // It says itself that its addresses are not verified.
    toProfile: (answer) => ({ subject: answer['id'], name: answer['display_name'] }),
  },
  instagram: {
    authorizationUrl: 'https://www.instagram.com/oauth/authorize',
    tokenUrl: 'https://api.instagram.com/oauth/access_token',
    profileUrl: 'https://graph.instagram.com/v23.0/me?fields=user_id,username',
    scope: 'instagram_business_basic',
    pkce: false,
    toProfile(answer) {
      const { user_id, username } = listOf(answer['data'])[0] ?? answer
      return { subject: user_id, username }
    },
  },
  tiktok: {
    authorizationUrl: 'https://www.tiktok.com/v2/auth/authorize/',
    tokenUrl: 'https://open.tiktokapis.com/v2/oauth/token/',
    profileUrl: 'https://open.tiktokapis.com/v2/user/info/?fields=open_id,display_name,username',
    scope: 'user.info.basic,user.info.profile',
    pkce: true,
    toProfile(answer) {
      const user = objectOf(objectOf(answer['data'])['user'])
      return { subject: user['open_id'], username: user['username'], name: user['display_name'] }
    },
  },
  twitter: {
    authorizationUrl: 'https://x.com/i/oauth2/authorize',
    tokenUrl: 'https://api.x.com/2/oauth2/token',
    profileUrl: 'https://api.x.com/2/users/me?user.fields=profile_image_url',
    scope: 'users.read tweet.read',
    pkce: true,
    toProfile(answer) {
      const { id, username, name, profile_image_url } = objectOf(answer['data'])
      return { subject: id, username, name, profile_picture_url: profile_image_url }
    },
  },
  line: {
    authorizationUrl: 'https://access.line.me/oauth2/v2.1/authorize',
    tokenUrl: 'https://api.line.me/oauth2/v2.1/token',
    profileUrl: 'https://api.line.me/v2/profile',
    scope: 'profile',
    pkce: true,
    toProfile: (answer) => ({
      subject: answer['userId'],
      name: answer['displayName'],
      profile_picture_url: answer['pictureUrl'],
    }),
  },
  twitch: {
    authorizationUrl: 'https://id.twitch.tv/oauth2/authorize',
    tokenUrl: 'https://id.twitch.tv/oauth2/token',
    profileUrl: 'https://api.twitch.tv/helix/users',
    scope: '',
    pkce: false,
    toProfile(answer) {
      const [user] = listOf(answer['data'])
      return { subject: user?.['id'], username: user?.['login'] }
    },
  },
}

/** Discord's own way to say that a name needs no number any more. */
const withDiscriminator = ({ username, discriminator = '0' }: Json) =>
  typeof username === 'string' && typeof discriminator === 'string' ? `${username}#${discriminator}` : null
const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.map(objectOf) : [])
