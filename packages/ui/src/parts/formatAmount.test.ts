import { expect, test } from 'vitest'
import { formatAmount } from './formatAmount.ts'

const ether = { chainType: 'ethereum', chainIds: [1, 10], locale: 'en' } as const

test.each([
  ['0', '0'],
  ['1', '0.000000000000000001'],
  ['1500000000000000000', '1.5'],
  ['123456789012345678901234567890', '123,456,789,012.34567890123456789'],
])('%s wei is %s ETH, to the last digit', (wei, text) => {
  expect(formatAmount(wei, ether)).toEqual({ text, coin: 'ETH' })
})

test('lamports are SOL', () => {
  expect(formatAmount('2500000', { chainType: 'solana', chainIds: undefined, locale: 'en' })).toEqual({
    text: '0.0025',
    coin: 'SOL',
  })
})

test('no coin is named where a chain has one of its own, or where any chain may be meant', () => {
  expect(formatAmount('1', { ...ether, chainIds: [1, 137] }).coin).toBeUndefined()
  expect(formatAmount('1', { ...ether, chainIds: undefined }).coin).toBeUndefined()
})
