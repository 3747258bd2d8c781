import { LatchkeyError, type OAuthProvider } from '@latchkey/core'
import type { Configuration } from 'openid-client'
import { askPlainProvider, askProvider } from './askProvider.ts'
import { isLoopback } from './isLoopback.ts'
import type { OAuthOptions } from './OAuthOptions.ts'
import type { Provider } from './Provider.ts'
import { providerOf } from './providerOf.ts'
import { asRefusal } from './asRefusal.ts'

/** A provider, ready to be spoken to. */
export interface OpenProvider {
  provider: Provider
  openid: typeof import('openid-client')
  config: Configuration
}

/** Opens a provider by its name; what it publishes is fetched at the first need and kept. */
export type OpenProviders = (name: string) => Promise<OpenProvider>

/** Keeps those that were opened for an hour, and none that could not be. */
export function createProviders(options: OAuthOptions, now: () => number): OpenProviders {
  const opened = new Map<string, { at: number; opening: Promise<OpenProvider> }>()
  return async (name) => {
    const kept = opened.get(name)
    if (kept && now() - kept.at < lifetime) return kept.opening
    const provider = providerOf(name, options)
    if (!provider) throw notOffered(name as OAuthProvider)
    const opening = open(provider)
    opened.set(name, { at: now(), opening })
    return opening.catch((error: unknown) => {
      if (opened.get(name)?.opening === opening) opened.delete(name)
      throw asRefusal(error)
    })
  }
}

const lifetime = 3_600_000

async function open(provider: Provider): Promise<OpenProvider> {
  const openid = await import('openid-client')
  const clientAuth = provider.clientAuth(openid)
  if ('issuer' in provider) {
    const { issuer, clientId } = provider
    const execute = [openid.enableNonRepudiationChecks, ...(isLoopback(issuer) ? [openid.allowInsecureRequests] : [])]
    const options = { [openid.customFetch]: askProvider, timeout: 5, execute }
    return { provider, openid, config: await openid.discovery(new URL(issuer), clientId, {}, clientAuth, options) }
  }
  const { authorizationUrl, tokenUrl, clientId } = provider
  const server = { issuer: tokenUrl, authorization_endpoint: authorizationUrl, token_endpoint: tokenUrl }
  const config = new openid.Configuration(server, clientId, {}, clientAuth)
  config[openid.customFetch] = askPlainProvider
  config.timeout = 5
  return { provider, openid, config }
}

const notOffered = (name: string) =>
  new LatchkeyError(
    'not_supported',
    `Nobody can sign in with ${name.slice(0, 64)} here. Give the server the provider (oauth, LATCHKEY_OAUTH).`,
  )
