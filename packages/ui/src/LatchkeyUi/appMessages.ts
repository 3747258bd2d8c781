import type { Catalogue } from '../messages/Message.ts'

export const appMessages = {
  'app.unnamed': 'this app',
} as const satisfies Catalogue
