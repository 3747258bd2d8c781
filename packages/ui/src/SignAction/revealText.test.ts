import { expect, test } from 'vitest'
import { revealText } from './revealText.ts'

test('what would turn a text around or hide in it is written out', () => {
  expect(revealText('Send to \u202Eliame\u2066 \u200bnow\u0000')).toBe(
    'Send to ⟨U+202E⟩liame⟨U+2066⟩ ⟨U+200B⟩now⟨U+0000⟩',
  )
})

test('what people write stays as it is, in any script', () => {
  const said = 'Zeile eins\n\tZeile zwei\r\nעדה لافلايس 👩‍🚀 می‌خواهم'
  expect(revealText(said)).toBe(said)
})
