import { LatchkeyError } from '@latchkey/core'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import { utf8 } from '../bytes.ts'
import type { Server } from '../Server.ts'
import type { FamilyRow } from '../store/Store.ts'

/** The refresh token of a family's generation: `family.gen.HMAC`. The same generation always gives the same token. */
export async function makeRefreshToken(server: Server, { id, salt }: FamilyRow, gen: number): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', await server.keys.refresh(), signedPart({ id, gen, salt }))
  return `${id}.${gen}.${toBase64url(new Uint8Array(mac))}`
}

/** Reads a refresh token that this server made; a made-up one is refused and changes nothing. */
export async function readRefreshToken(server: Server, token: string): Promise<{ family: FamilyRow; gen: number }> {
  const [, id, digits, mac] = spelling.exec(token) ?? []
  const family = id ? await server.store.families.get(id) : null
  if (!family) throw unknown()
  const gen = Number(digits)
  const key = await server.keys.refresh()
  const genuine = await crypto.subtle.verify('HMAC', key, fromBase64url(mac!), signedPart({ ...family, gen }))
  if (!genuine) throw unknown()
  return { family, gen }
}

/** One token has one spelling: no leading zeros, and no bits beyond the 32 bytes of the HMAC. */
const spelling = /^([\w-]{22})\.(0|[1-9]\d{0,8})\.([\w-]{42}[AEIMQUYcgkosw048])$/

const signedPart = ({ id, gen, salt }: Pick<FamilyRow, 'id' | 'gen' | 'salt'>) =>
  utf8(`latchkey/rt/v1\n${id}\n${gen}\n${salt}`)

const unknown = () =>
  new LatchkeyError('missing_or_invalid_token', 'This refresh token was not made by this server. Sign in again.')
