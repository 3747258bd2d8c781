import { LatchkeyError } from '@latchkey/core'
import { createLocalJWKSet } from 'jose'
import type { CustomAuth } from './CustomAuth.ts'

/** Checks how the app's sign-in service is described; throws `config_invalid` with what to set. */
export function checkCustomAuth({ jwksUrl, jwks, publicKey }: CustomAuth): void {
  if ([jwksUrl, jwks, publicKey].filter((each) => each !== undefined).length !== 1)
    throw invalid('must have one of jwksUrl, jwks and publicKey, and one only.')
  if (jwksUrl !== undefined && !isSafe(jwksUrl))
    throw invalid('jwksUrl must be an https: address, because whoever answers it can sign anybody in.')
  if (publicKey !== undefined && !/^-----BEGIN PUBLIC KEY-----\s/.test(publicKey))
    throw invalid('publicKey must be an SPKI PEM. It starts with -----BEGIN PUBLIC KEY-----')
  if (jwks) checkKeys(jwks)
}

/** Plain http: only to this machine. */
function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
}

function checkKeys(jwks: NonNullable<CustomAuth['jwks']>): void {
  try {
    createLocalJWKSet(jwks)
  } catch (cause) {
    throw invalid('jwks must be a JSON Web Key Set: { keys: [...] }.', cause)
  }
}

const invalid = (what: string, cause?: unknown) => new LatchkeyError('config_invalid', `customAuth: ${what}`, { cause })
