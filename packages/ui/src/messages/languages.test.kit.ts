import { ar } from './ar.ts'
import { de } from './de.ts'
import { en, type Messages } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import type { Message } from './Message.ts'
import { pseudo } from './pseudo.ts'

/** Every translation, by its language. */
export const translations: Record<string, Messages> = { ar, de, es, fr, ja, pseudo }

/** What a message can say, by plural form. */
export const formsOf = (message: Message): Record<string, string> =>
  typeof message === 'string' ? { always: message } : message

/** Every sentence of a catalogue: its key, its form, its text. */
export const sentencesOf = (messages: Messages) =>
  Object.entries<Message>(messages).flatMap(([key, message]) =>
    Object.entries(formsOf(message)).map(([form, text]) => ({ key: key as keyof typeof en, form, text })),
  )
