import { expect, test } from 'vitest'
import { verifySignature } from './verifySignature.ts'

// RFC 9449 §4.1 and §6.1: a signed text, its key, and the key's thumbprint (RFC 7638).
const key = {
  kty: 'EC',
  crv: 'P-256',
  x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
  y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
}
const signed = {
  kid: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I',
  text: [
    'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19',
    'eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ',
  ].join('.'),
  signature: '2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg',
}

test('finds the key that RFC 7638 names so, and the signature that it made', async () => {
  const other = { ...key, x: key.y }
  expect(await verifySignature(signed, [other, { ...key, kid: 'what it calls itself does not count' }])).toBe(true)
})

test.each([
  ['another text', { ...signed, text: `${signed.text} ` }, [key]],
  ['another key id', { ...signed, kid: signed.kid.replace('0', '1') }, [key]],
  ['no key', signed, []],
])('nothing is signed by %s', async (_, said, keys) => {
  expect(await verifySignature(said, keys)).toBe(false)
})
