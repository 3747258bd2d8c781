import { LatchkeyError, linkAccount, sendCode, sendSmsCode, type User as OurUser } from '@latchkey/core'
import type { OtpSteps } from './useOtp.ts'

/** Puts another address in the place of the person's. */
export const updateEmail: OtpSteps<OurUser> = {
  send: (session, email) => sendCode(session, { email }),
  submit(session, { to, code }) {
    const replaces = session.store.getState().user?.email?.address ?? nothingToUpdate('e-mail address')
    return linkAccount(session, { type: 'email', address: to, code, replaces })
  },
}

/** Puts another number in the place of the person's. */
export const updatePhone: OtpSteps<OurUser> = {
  send: (session, phone) => sendSmsCode(session, { phone }),
  submit(session, { to, code }) {
    const replaces = session.store.getState().user?.phone?.number ?? nothingToUpdate('phone number')
    return linkAccount(session, { type: 'phone', number: to, code, replaces })
  },
}

function nothingToUpdate(what: string): never {
  throw new LatchkeyError('linked_account_not_found', `This person has no ${what} to change. Link one instead.`)
}
