import { access } from './ar/access.ts'
import { devices } from './ar/devices.ts'
import { linking } from './ar/linking.ts'
import { mfa } from './ar/mfa.ts'
import { passkeys } from './ar/passkeys.ts'
import { person } from './ar/person.ts'
import { receipts } from './ar/receipts.ts'
import { recovery } from './ar/recovery.ts'
import { signing } from './ar/signing.ts'
import type { Messages } from './en.ts'

/** Every sentence of the components in Arabic, addressing everybody alike. */
export const ar: Messages = {
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
