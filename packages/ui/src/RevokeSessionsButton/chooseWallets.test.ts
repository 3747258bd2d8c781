import { expect, test } from 'vitest'
import { ada, trader } from '../stories/people.stories.kit.ts'
import { chooseWallets } from './chooseWallets.ts'

const [first, second] = trader.linkedAccounts.filter((account) => account.type === 'wallet')
const addresses = (...parameters: Parameters<typeof chooseWallets>) =>
  chooseWallets(...parameters).map(({ address }) => address)

test('all are those with server access', () => {
  expect(addresses(trader, 'all', 'per-wallet')).toHaveLength(3)
  expect(addresses(ada, 'all', 'per-wallet')).toEqual([])
})

test('named ones are found in any letter case, and only where access is on', () => {
  expect(addresses(trader, [first!.address.toLowerCase(), '0x00'], 'per-wallet')).toEqual([first!.address])
  expect(addresses(ada, [first!.address], 'per-wallet')).toEqual([])
})

test('a test of the app’s own picks', () => {
  expect(addresses(trader, ({ address }) => address === second!.address, 'per-wallet')).toEqual([second!.address])
})

test('where access ends only for all together, one means all', () => {
  expect(addresses(trader, [first!.address], 'all')).toHaveLength(3)
  expect(addresses(trader, ['0x00'], 'all')).toEqual([])
})
