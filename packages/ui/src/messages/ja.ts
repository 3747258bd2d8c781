import { access } from './ja/access.ts'
import { devices } from './ja/devices.ts'
import { linking } from './ja/linking.ts'
import { mfa } from './ja/mfa.ts'
import { passkeys } from './ja/passkeys.ts'
import { person } from './ja/person.ts'
import { receipts } from './ja/receipts.ts'
import { recovery } from './ja/recovery.ts'
import { signing } from './ja/signing.ts'
import type { Messages } from './en.ts'

/** Every sentence of the components in Japanese, in its polite form. */
export const ja: Messages = {
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
