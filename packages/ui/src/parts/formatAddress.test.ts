import { expect, test } from 'vitest'
import { formatAddress } from './formatAddress.ts'

test('a long address keeps its two ends, by which people know it', () => {
  expect(formatAddress('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed')).toBe('0x5aAe…eAed')
  expect(formatAddress('7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU')).toBe('7xKX…gAsU')
})

test('one that is short enough stays whole', () => {
  expect(formatAddress('ada.eth')).toBe('ada.eth')
  expect(formatAddress('')).toBe('')
})
