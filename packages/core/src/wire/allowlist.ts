import * as is from './check.ts'
import { plain } from './codec.ts'
import { endpoint } from './endpoint.ts'

/** One address that may sign up while the app is closed to others. */
export interface AllowlistEntry {
  id: string
  appId: string
  type: 'email' | 'phone' | 'wallet'
  value: string
  /** Milliseconds since 1970, null while nobody signed up with it. */
  acceptedAt: number | null
}

export type Invitation = Pick<AllowlistEntry, 'type' | 'value'>

const path = '/apps/:appId/allowlist'
const invited = {
  type: is.oneOf('email', 'phone', 'wallet'),
  value: is.text('a text of 1 to 320 characters', /^[^]+$/, 320),
}
const invitation = plain<Invitation>(is.object(invited))
const entry = is.object({ id: is.string, appId: is.string, ...invited, acceptedAt: is.nullable(is.number) })

/** Lists who may sign up. */
export const getAllowlist = endpoint({
  method: 'GET',
  path,
  auth: 'app',
  response: plain<AllowlistEntry[]>(is.array(entry)),
})

/** Lets an address sign up. */
export const inviteToAllowlist = endpoint({
  method: 'POST',
  path,
  auth: 'app',
  body: invitation,
  response: plain<AllowlistEntry>(entry),
})

/** Takes an invitation back; who signed up already stays. */
export const removeFromAllowlist = endpoint({
  method: 'DELETE',
  path,
  auth: 'app',
  body: invitation,
  response: plain<{ message: string }>(is.object({ message: is.string })),
})
