import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64url, toBase64url } from './base64url.ts'

test('bytes come back as they went, as Node spells them', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = toBase64url(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64url'))
      expect(fromBase64url(text)).toEqual(new Uint8Array(bytes))
    }),
  )
})

test.each(['AA==', 'A', 'AA+A', 'AA/A', 'AA A', ' AAAA', 'AAAA\n', 'ÄÖ', 'AAAA.AAAA'])('refuses %j', (text) => {
  expect(() => fromBase64url(text)).toThrow(TypeError)
})

test('refuses a second spelling of the same bytes (fault 27)', () => {
  expect(fromBase64url('QQ')).toEqual(new Uint8Array([65]))
  for (const text of ['QR', 'Qf', 'QUJ', 'QUF']) expect(() => fromBase64url(text)).toThrow(TypeError)
})
