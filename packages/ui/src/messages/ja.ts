import { access } from './ja/access.ts'
import { passkeys } from './ja/passkeys.ts'
import { person } from './ja/person.ts'
import { recovery } from './ja/recovery.ts'
import type { Messages } from './en.ts'

/** Every sentence of the components in Japanese, in its polite form. */
export const ja: Messages = { ...access, ...passkeys, ...person, ...recovery }
