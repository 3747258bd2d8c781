import { WireInvalidError } from '@latchkey/core/wire'
import { once } from '../once.ts'

/** Large, so it is loaded where the first number is read, and looked up once. */
const library = once(() => import('libphonenumber-js/min'))

export interface PhoneNumber {
  /** E.164, for example `+14155552671`: what makes a phone one of its kind, and what texts are sent to. */
  key: string
  /** As people read it, for example `+1 415 555 2671`. */
  number: string
}

/** How a phone number is compared, texted and shown, however it was typed. One without a country code is taken as from the US. */
export async function normalisePhone(text: string, path = 'phoneNumber'): Promise<PhoneNumber> {
  const { parsePhoneNumberFromString } = await library()
  const found =
    text.length <= 64 ? parsePhoneNumberFromString(text, { defaultCountry: 'US', extract: false }) : undefined
  if (!found?.isPossible() || found.ext)
    throw new WireInvalidError(path, 'is not a phone number. Write it with its country code, like +1 415 555 2671')
  return { key: found.number, number: found.formatInternational() }
}
