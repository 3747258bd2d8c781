import * as is from './check.ts'
import { plain, type Codec } from './codec.ts'

/** WebAuthn's JSON, which Privy's wire spells in snake_case to the last member. */
function snakeJson<value extends object>(): Codec<value> {
  const object = plain<object>(is.object())
  return {
    decode: (wire, path) => convert(object.decode(wire, path), toCamel) as value,
    encode: (value) => convert(value, toSnake),
  }
}

export const creationOptions = snakeJson<PublicKeyCredentialCreationOptionsJSON>()
export const requestOptions = snakeJson<PublicKeyCredentialRequestOptionsJSON>()
export const registrationResponse = snakeJson<RegistrationResponseJSON>()
export const authenticationResponse = snakeJson<AuthenticationResponseJSON>()

function convert(value: unknown, name: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(item, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [name(key), byCredential.has(key) ? member : convert(member, name)]),
  )
}

/** Its names are credential ids: another letter case is another passkey. */
const byCredential: ReadonlySet<string> = new Set(['evalByCredential', 'eval_by_credential'])

const toCamel = (key: string) =>
  key === 'client_data_json' ? 'clientDataJSON' : key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
const toSnake = (key: string) =>
  key === 'clientDataJSON' ? 'client_data_json' : key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
