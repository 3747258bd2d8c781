import { access } from './fr/access.ts'
import { devices } from './fr/devices.ts'
import { linking } from './fr/linking.ts'
import { mfa } from './fr/mfa.ts'
import { passkeys } from './fr/passkeys.ts'
import { person } from './fr/person.ts'
import { receipts } from './fr/receipts.ts'
import { recovery } from './fr/recovery.ts'
import { signing } from './fr/signing.ts'
import type { Messages } from './en.ts'

/** Every sentence of the components in French, with vous. */
export const fr: Messages = {
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
