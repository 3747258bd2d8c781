import { access } from './es/access.ts'
import { devices } from './es/devices.ts'
import { linking } from './es/linking.ts'
import { mfa } from './es/mfa.ts'
import { passkeys } from './es/passkeys.ts'
import { person } from './es/person.ts'
import { receipts } from './es/receipts.ts'
import { recovery } from './es/recovery.ts'
import { signing } from './es/signing.ts'
import type { Messages } from './en.ts'

/** Every sentence of the components in Spanish, with tú. */
export const es: Messages = {
  ...access,
  ...devices,
  ...linking,
  ...mfa,
  ...passkeys,
  ...person,
  ...receipts,
  ...recovery,
  ...signing,
}
