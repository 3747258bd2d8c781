import { access } from './de/access.ts'
import { person } from './de/person.ts'
import type { Messages } from './en.ts'

/** Every sentence of the components in German, with Sie. */
export const de: Messages = { ...access, ...person }
