import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { normaliseEmail } from '../people/email.ts'
import { linkAccount, replaceAccount } from '../people/linkAccount.ts'
import { useCode } from '../people/oneTimeCode.ts'
import { unlinkOwn } from '../people/unlinkOwn.ts'

/** Links the address that a code was mailed to. */
export const linkEmail = route(
  endpoints.linkEmail,
  async ({ server, session: { userId } }, { email, code }) => {
    const address = normaliseEmail(email)
    await useCode(server, { kind: 'email-code', address }, { code, askedBy: userId })
    return linkAccount(server, userId, { type: 'email', key: address, data: { address } })
  },
  { mfa: 'link' },
)

/** Takes an address from the person. */
export const unlinkEmail = route(
  endpoints.unlinkEmail,
  (call, { address }) => unlinkOwn(call, { type: 'email', key: normaliseEmail(address) }),
  { mfa: 'unlink' },
)

/** Puts an address in the place of another. */
export const updateEmail = route(
  endpoints.updateEmail,
  async ({ server, session: { userId } }, body) => {
    const address = normaliseEmail(body.newAddress)
    await useCode(server, { kind: 'email-code', address }, { code: body.code, askedBy: userId })
    return replaceAccount(server, userId, {
      from: { type: 'email', key: normaliseEmail(body.oldAddress) },
      to: { type: 'email', key: address, data: { address } },
    })
  },
  { mfa: 'link' },
)
