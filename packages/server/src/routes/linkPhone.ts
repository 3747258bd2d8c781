import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { linkAccount, replaceAccount } from '../people/linkAccount.ts'
import { useCode } from '../people/oneTimeCode.ts'
import { normalisePhone } from '../people/phone.ts'
import { phoneAccount } from '../people/phoneAccount.ts'
import { unlinkOwn } from '../people/unlinkOwn.ts'

/** Links the number that a code was texted to. */
export const linkPhone = route(
  endpoints.linkPhone,
  async ({ server, session: { userId } }, { phoneNumber, code }) => {
    const phone = await normalisePhone(phoneNumber)
    await useCode(server, { kind: 'sms-code', address: phone.key }, { code, askedBy: userId })
    return linkAccount(server, userId, phoneAccount(phone))
  },
  { mfa: 'link' },
)

/** Takes a number from the person. */
export const unlinkPhone = route(
  endpoints.unlinkPhone,
  async (call, { phoneNumber }) => {
    const { key } = await normalisePhone(phoneNumber)
    return unlinkOwn(call, { type: 'phone', key })
  },
  { mfa: 'unlink' },
)

/** Puts a number in the place of another. */
export const updatePhone = route(
  endpoints.updatePhone,
  async ({ server, session: { userId } }, body) => {
    const { key } = await normalisePhone(body.oldPhoneNumber, 'old_phone_number')
    const phone = await normalisePhone(body.newPhoneNumber, 'new_phone_number')
    await useCode(server, { kind: 'sms-code', address: phone.key }, { code: body.code, askedBy: userId })
    return replaceAccount(server, userId, { from: { type: 'phone', key }, to: phoneAccount(phone) })
  },
  { mfa: 'link' },
)
