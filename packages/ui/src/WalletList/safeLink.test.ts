import { expect, test } from 'vitest'
import { safeLink } from './safeLink.ts'

test('a link to the web stays', () => {
  expect(safeLink('https://etherscan.io/address/0x12')).toBe('https://etherscan.io/address/0x12')
})

test.each([
  'javascript:alert(1)',
  ' \tjava\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'blob:https://x/1',
  '//evil.example',
  'http://plain.example',
  '',
  undefined,
])('%j is no link (fault 62)', (url) => {
  expect(safeLink(url)).toBeUndefined()
})
