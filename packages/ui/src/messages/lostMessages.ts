import type { Catalogue } from './Message.ts'

/** What is said of errors whose words could not be fetched. */
export const lostMessages = {
  'error.unreachable': '{app} can’t be reached right now. Try again in a moment.',
} as const satisfies Catalogue
