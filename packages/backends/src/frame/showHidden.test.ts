import { expect, test } from 'vitest'
import { showHidden } from './showHidden.ts'

test('writes out what turns the order of a text around, and nothing else', () => {
  expect(showHidden('send 1 to \u202eecila\u202c')).toBe('send 1 to \\u{202e}ecila\\u{202c}')
  expect(showHidden('a\u2066b\u2069\u0000\r\n')).toBe('a\\u{2066}b\\u{2069}\\u{0}\\u{d}\n')
  const plain = 'Zwei Zeilen\n\tمرحبا, こんにちは ❤️'
  expect(showHidden(plain)).toBe(plain)
})
