import { en, type Messages } from './en.ts'
import type { Message } from './Message.ts'

const letters: Record<string, string> = Object.fromEntries(
  Array.from('abcdefghijklmnopqrstuvwxyz', (letter, index) => [
    letter,
    Array.from('áƀçđéƒĝĥíĵķłɱñóþǫŕšţúṽŵẋýž')[index]!,
  ]),
)

/** English for testing: accented, a third longer, and within ⟦ ⟧, so that what is cut, joined or not translated is seen. */
export const pseudo = Object.fromEntries(
  Object.entries<Message>(en).map(([key, message]) => [
    key,
    typeof message === 'string'
      ? disguise(message)
      : Object.fromEntries(Object.entries(message).map(([form, text]) => [form, disguise(text!)])),
  ]),
) as Messages

function disguise(text: string): string {
  const accented = text.replace(/\{\w+\}|[a-z]/g, (found) => letters[found] ?? found)
  return `⟦${accented}${'~'.repeat(Math.ceil(text.length / 3))}⟧`
}
