import type { Catalogue } from '../messages/Message.ts'

/** What the button says. */
export const exportMessages = {
  'export.trigger.private-key': 'Show private key…',
  'export.trigger.recovery-phrase': 'Show recovery phrase…',
  'export.trigger.private-key.wallet': 'Show private key… for {wallet}',
  'export.trigger.recovery-phrase.wallet': 'Show recovery phrase… for {wallet}',
} as const satisfies Catalogue
