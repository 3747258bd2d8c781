import { access } from './de/access.ts'
import { devices } from './de/devices.ts'
import { linking } from './de/linking.ts'
import { mfa } from './de/mfa.ts'
import { passkeys } from './de/passkeys.ts'
import { person } from './de/person.ts'
import { receipts } from './de/receipts.ts'
import { recovery } from './de/recovery.ts'
import { signing } from './de/signing.ts'
import type { Messages } from './en.ts'

/** Every sentence of the components in German, with Sie. */
export const de: Messages = {
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
