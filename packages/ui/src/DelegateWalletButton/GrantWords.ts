import type { Message } from '../messages/Message.ts'
import type { grantMessages } from './grantMessages.ts'
import type { grantTermMessages } from './grantTermMessages.ts'

/** An app's own sentences for the button and its question, by key. */
export type GrantWords = { [key in keyof (typeof grantMessages & typeof grantTermMessages)]?: Message }
