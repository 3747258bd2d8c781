import type { HandlerOptions } from '@latchkey/server'
import * as v from 'valibot'

/** The providers that sign people in, where people may come back to, and where this server is for them. */
export const oauthVariables = {
  /** As JSON: `{"google":{"clientId":"…","clientSecret":"…"},"custom:acme":{"issuer":"https://id.acme.example",…}}`. */
  LATCHKEY_OAUTH: v.optional(
    v.pipe(
      v.string(),
      v.check(isObject, 'must be JSON like {"google":{"clientId":"…","clientSecret":"…"}}'),
      v.transform((text) => JSON.parse(text) as NonNullable<HandlerOptions['oauth']>),
    ),
  ),
  LATCHKEY_OAUTH_REDIRECT_URLS: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(',').map((url) => url.trim())),
    ),
  ),
  LATCHKEY_PUBLIC_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => URL.canParse(text) && new URL(text).origin === text,
        'must be an origin like https://wallet.app.example, without a path',
      ),
    ),
  ),
}

type Variables = { [name in keyof typeof oauthVariables]?: v.InferOutput<(typeof oauthVariables)[name]> }

/** What the variables say of it. In production the public address must be said: a request cannot be believed on it. */
export function toOAuth({
  production,
  LATCHKEY_OAUTH: oauth,
  LATCHKEY_OAUTH_REDIRECT_URLS: oauthRedirectUrls,
  LATCHKEY_PUBLIC_URL: publicUrl,
}: Variables & { production: boolean }): Pick<HandlerOptions, 'oauth' | 'oauthRedirectUrls' | 'publicUrl'> {
  if (production && oauth && !publicUrl)
    throw new Error(
      'LATCHKEY_OAUTH needs LATCHKEY_PUBLIC_URL: the https: origin at which browsers reach this server, where providers send people back to.',
    )
  return {
    ...(oauth && { oauth }),
    ...(oauthRedirectUrls && { oauthRedirectUrls }),
    ...(publicUrl && { publicUrl }),
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
