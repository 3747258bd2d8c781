import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { normalisePhone } from '../people/phone.ts'
import { assertApp } from './app.ts'

/** Gives the app's server its test account: an address, a number and the code that always works. */
export const getTestCredentials = route(endpoints.getTestCredentials, async (call) => {
  assertApp(call)
  const { testAccount, now } = call.server
  if (!testAccount)
    throw new LatchkeyError(
      'capability_missing',
      'This server has no test account; in production it must not. Elsewhere, give it testAccount.',
    )
  const { email, phone, code } = testAccount
  const { number } = await normalisePhone(phone)
  const at = new Date(now()).toISOString()
  return {
    data: [{ id: 'test', email, phoneNumber: number, otpCode: code, createdAt: at, updatedAt: at }],
  }
})
