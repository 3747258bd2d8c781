import type { Catalogue } from '../messages/Message.ts'

export const copyMessages = {
  'copy.address': 'Copy address',
  'copy.address.done': 'Address copied.',
  'copy.id': 'Copy ID',
  'copy.id.done': 'ID copied.',
  'copy.failed': 'Your browser didn’t allow copying. Select the text instead.',
} as const satisfies Catalogue
