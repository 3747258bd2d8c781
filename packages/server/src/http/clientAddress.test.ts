import { expect, test } from 'vitest'
import { countedAddress, normaliseAddress } from './clientAddress.ts'

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['203.0.113.9:4711', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['::FFFF:cb00:7109', '203.0.113.9'],
  ['0:0:0:0:0:ffff:203.0.113.9', '203.0.113.9'],
  ['[2001:db8::1]:443', '2001:db8:0:0::/64'],
  ['2001:DB8:0:0:1:2:3:4', '2001:db8:0:0::/64'],
  ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', 'unknown'],
  ['999.1.1.1', 'unknown'],
  ['evil.example', 'unknown'],
  ['2001:db8::1::2', 'unknown'],
  ['_hidden', 'unknown'],
])('%s counts as %s', (text, counted) => {
  expect(normaliseAddress(text)).toBe(counted)
})

test('machines of one /64 count as one, those of two as two', () => {
  expect(normaliseAddress('2001:db8:1:2::1')).toBe(normaliseAddress('2001:db8:1:2:a:b:c:d'))
  expect(normaliseAddress('2001:db8:1:3::1')).not.toBe(normaliseAddress('2001:db8:1:2::1'))
})

test.each([
  ['nobody is believed', 0, '1.1.1.1', '198.51.100.7'],
  ['one proxy: what it appended', 1, '1.1.1.1, 203.0.113.9', '203.0.113.9'],
  ['two proxies: what the first of them appended', 2, '1.1.1.1, 203.0.113.9, 10.0.0.1', '203.0.113.9'],
  ['fewer entries than proxies: the first', 3, '203.0.113.9, 10.0.0.1', '203.0.113.9'],
  ['no entry: the connection', 1, undefined, '198.51.100.7'],
  ['nonsense: one and the same', 1, 'x, <script>', 'unknown'],
])('X-Forwarded-For, %s', (_what, trustProxy, header, counted) => {
  const request = new Request('http://server.test/', { headers: header ? { 'x-forwarded-for': header } : {} })
  expect(countedAddress(request, { trustProxy, clientAddress: () => '198.51.100.7' })).toBe(counted)
})
