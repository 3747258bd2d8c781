import { access } from './de/access.ts'
import { devices } from './de/devices.ts'
import { linking } from './de/linking.ts'
import { passkeys } from './de/passkeys.ts'
import { person } from './de/person.ts'
import { receipts } from './de/receipts.ts'
import { recovery } from './de/recovery.ts'
import type { Messages } from './en.ts'

/** Every sentence of the components in German, with Sie. */
export const de: Messages = { ...access, ...devices, ...linking, ...passkeys, ...person, ...receipts, ...recovery }
