import { LatchkeyError } from '@latchkey/core'
import type { ServerClientOptions } from './ServerClientOptions.ts'

/** The options, checked and complete. */
export interface ClientSettings {
  appId: string
  appSecret: string
  authorizationPrivateKey: string | undefined
  /** Without a slash at the end. */
  url: string
  exchange: (request: Request) => Promise<Response>
  verificationKey: string | undefined
  issuer: string
  clockTolerance: number
  timeout: number
  retries: number
}

/** Checks what a person configured; throws `config_invalid` with what to set. */
export function clientSettings(options: ServerClientOptions): ClientSettings {
  const { appId, appSecret, authorizationPrivateKey, url, handler, verificationKey, issuer = 'privy.io' } = options
  const { clockTolerance = 60, timeout = 10_000, retries = 2 } = options
  const fetch = options.fetch ?? ((request: Request) => globalThis.fetch(request))
  if (typeof appId !== 'string' || !/^[\w-]{25}$/.test(appId))
    throw invalid('appId must have exactly 25 letters, digits, - or _.')
  if (typeof appSecret !== 'string' || appSecret === '') throw invalid('appSecret is missing.')
  if ((url === undefined) === (handler === undefined)) throw invalid('Give either url or handler.')
  if (url !== undefined && !(URL.canParse(url) && /^https?:\/\//.test(url)))
    throw invalid('url must look like https://wallet.example.com')
  if (typeof issuer !== 'string' || issuer === '') throw invalid('issuer must be a text.')
  if (!isBetween(clockTolerance, 0, 300)) throw invalid('clockTolerance must be 0 to 300 seconds.')
  if (!isBetween(timeout, 1, 600_000)) throw invalid('timeout must be 1 to 600,000 milliseconds.')
  if (!Number.isInteger(retries) || !isBetween(retries, 0, 10))
    throw invalid('retries must be a whole number, 0 to 10.')
  return {
    appId,
    appSecret,
    authorizationPrivateKey,
    url: (url ?? 'http://handler.internal').replace(/\/+$/, ''),
    exchange: handler ?? fetch,
    verificationKey,
    issuer,
    clockTolerance,
    timeout,
    retries,
  }
}

const isBetween = (value: number, min: number, max: number) => typeof value === 'number' && value >= min && value <= max

const invalid = (message: string) => new LatchkeyError('config_invalid', message)
