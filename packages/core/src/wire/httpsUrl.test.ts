import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../tests/setup/runs.ts'
import { httpsUrl } from './httpsUrl.ts'

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  ' javascript:alert(1)//https://ok.example',
  'javascript://https://ok.example/%0aalert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml;base64,PHN2Zz4=',
  'blob:https://ok.example/7f',
  'filesystem:https://ok.example/x',
  'file:///etc/passwd',
  'http://ok.example/plain.png',
  'ftp://ok.example/x',
  '//evil.example/x.png',
  '/relative.png',
  'evil.example/x.png',
  'https://',
  'https:///',
  'https://user@ok.example/',
  'https://user:pass@ok.example/',
  'https://ok.example@evil.example/',
  'https://:secret@ok.example/',
  'https://ok.example:99999/',
  'https://ok .example/',
  'https://%00/',
  'https://[::1',
  '',
  null,
  undefined,
  42,
  {},
  ['https://ok.example/'],
])('drops %j (fault 62)', (hostile) => {
  expect(httpsUrl(hostile)).toBeNull()
})

test.each([
  ['https://ok.example/a.png?x=1#y', 'https://ok.example/a.png?x=1#y'],
  ['HTTPS://OK.EXAMPLE', 'https://ok.example/'],
  [' \n https://ok.example/\t', 'https://ok.example/'],
  ['ht\ntps://ok.example/a\tb', 'https://ok.example/ab'],
  ['https://ok.example:443/', 'https://ok.example/'],
  ['https://аpple.example/', 'https://xn--pple-43d.example/'],
  ['https://ok.example/"><script>', 'https://ok.example/%22%3E%3Cscript%3E'],
  ['https:\\\\ok.example\\a', 'https://ok.example/a'],
])('keeps %j as the browser would read it', (given, kept) => {
  expect(httpsUrl(given)).toBe(kept)
})

test('a name that looks like another is written so that it shows', () => {
  expect(httpsUrl('https://аpple.example/')).toMatch(/^[\x21-\x7e]+$/)
})

test('what is kept is https, without a login or a control character, and is kept again (fault 62)', () => {
  const pieces = fc.constantFrom(
    'https:',
    'http:',
    'javascript:',
    '//',
    '/',
    '@',
    ':',
    '\\',
    '\0',
    '\n',
    '\t',
    ' ',
    'ok.example',
    'é',
    '%',
    '?',
    '#',
    '[',
    '😀',
  )
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string(),
    fc.webUrl(),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const kept = httpsUrl(text)
      if (kept === null) return
      expect(kept).toMatch(/^https:\/\/[^/@\\\s]+\/[\x21-\x7e]*$/)
      expect(httpsUrl(kept)).toBe(kept)
    }),
    { numRuns: runs(5_000) },
  )
})

test('one that grows too long by being escaped is dropped at once, not at the next reader', () => {
  expect(httpsUrl(`https://ok.example/${'é'.repeat(1_000)}`)).toBeNull()
  expect(httpsUrl(`https://ok.example/${'e'.repeat(3_000)}`)).toBeNull()
  expect(httpsUrl(`https://ok.example/${'e'.repeat(2_000)}`)).not.toBeNull()
})
