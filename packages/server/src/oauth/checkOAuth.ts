import { LatchkeyError } from '@latchkey/core'
import { httpsUrl } from '@latchkey/core/wire'
import type { HandlerOptions } from '../HandlerOptions.ts'
import { guestAccount } from '../people/guestAccount.ts'
import type { Settings } from '../settings.ts'
import { isLoopback } from './isLoopback.ts'
import type { CustomOAuth } from './OAuthOptions.ts'
import { plainProviders } from './plainProviders.ts'

type Given = Pick<HandlerOptions, 'oauth' | 'oauthRedirectUrls' | 'origins'>

/** Checks the providers and where people may come back to; throws `config_invalid` with what to set. */
export function checkOAuth({
  oauth = {},
  oauthRedirectUrls,
  origins,
}: Given): Pick<Settings, 'oauth' | 'oauthRedirectUrls'> {
  for (const [name, given] of Object.entries(oauth as Record<string, object>)) {
    if (name.startsWith('custom:')) checkCustom(name, given as CustomOAuth)
    else if (name === 'apple') need(name, given, ['clientId', 'teamId', 'keyId', 'privateKey'])
    else if (name === 'google' || Object.hasOwn(plainProviders, name)) need(name, given, ['clientId', 'clientSecret'])
    else throw invalid(`knows no provider ${JSON.stringify(name)}. One of the app’s own is called custom:${name}.`)
  }
  const redirectUrls = oauthRedirectUrls ?? origins.map((origin) => `${origin}/`)
  for (const url of redirectUrls)
    if (!URL.canParse(url) || url.includes('#') || unsafe.test(url))
      throw new LatchkeyError(
        'config_invalid',
        `oauthRedirectUrls holds ${JSON.stringify(url)}, where nobody can come back to. Write whole addresses, like https://app.example/signed-in.`,
      )
  return { oauth, oauthRedirectUrls: new Set(redirectUrls.map((url) => new URL(url).href)) }
}

const unsafe = /^(javascript|data|blob|file|about|vbscript):/i

function checkCustom(name: string, given: CustomOAuth): void {
  const { issuer, clientSecret, iconUrl } = given
  if (!/^custom:[\w-]{1,56}$/.test(name) || name.toLowerCase() === guestAccount)
    throw invalid(`${JSON.stringify(name)} must be like custom:acme: letters, digits, - and _, and not guest.`)
  need(name, given, ['issuer', 'clientId', ...(clientSecret === undefined ? [] : ['clientSecret'])])
  if (httpsUrl(issuer) === null && !isLoopback(issuer))
    throw invalid(`${name}.issuer must be an https: address, because whoever answers it can sign anybody in.`)
  if (iconUrl !== undefined && httpsUrl(iconUrl) === null) throw invalid(`${name}.iconUrl must be an https: address.`)
}

function need(name: string, given: object, members: string[]): void {
  const missing = members.filter((each) => !isText((given as Record<string, unknown>)[each]))
  if (missing.length > 0) throw invalid(`${name} needs ${missing.join(' and ')}, as the provider gave them.`)
}

const isText = (value: unknown) => typeof value === 'string' && value !== ''

const invalid = (what: string) => new LatchkeyError('config_invalid', `oauth: ${what}`)
