import * as is from './check.ts'
import type { Check } from './check.ts'
import { WireTooLargeError } from '../errors/wire.ts'
import type { CustomMetadata } from '../types/User.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { metadatum, user } from './user.ts'

/** Bytes of JSON, because it travels in the identity token. */
const maxSize = 1_024

const values = is.record(metadatum)

/** What an app may keep beside a person. */
export const customMetadata: Check = (value, path) => {
  const metadata: unknown = values(value, path)
  if (new TextEncoder().encode(JSON.stringify(metadata)).length > maxSize)
    throw new WireTooLargeError('custom_metadata', `has more than ${maxSize} bytes of JSON`)
  return metadata
}

/** Replaces what the app keeps beside a person. */
export const setCustomMetadata = endpoint({
  method: 'POST',
  path: '/users/:id/custom_metadata',
  auth: 'app',
  body: shape<{ customMetadata: CustomMetadata }>({ custom_metadata: customMetadata }),
  response: user,
})
