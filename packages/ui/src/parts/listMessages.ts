import type { Catalogue } from '../messages/Message.ts'

export const listMessages = {
  'list.loading': 'Loading…',
  'list.more': { one: 'Show {n} more', other: 'Show {n} more' },
  'list.retry': 'Try again',
  'list.slow': 'No answer yet. The result will show here.',
} as const satisfies Catalogue
