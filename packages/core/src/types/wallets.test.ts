import { expect, test } from 'vitest'
import { ada, adaDelegated, everyAccount, fakeWallet } from '../backend/fakePeople.ts'
import { delegatedWallets, findWallet, isEmbeddedWallet, sameAddress, wallets } from './wallets.ts'

const address = fakeWallet().address

test('an embedded wallet is told from an external one', () => {
  expect(isEmbeddedWallet(fakeWallet())).toBe(true)
  const external = wallets({ ...ada, linkedAccounts: everyAccount })
  expect(external.map(isEmbeddedWallet)).toEqual([false])
})

test('the wallets that the server may sign for are those that say so', () => {
  expect(delegatedWallets(ada)).toEqual([])
  expect(delegatedWallets(adaDelegated).map((wallet) => wallet.address)).toEqual([address])
})

test('EVM addresses compare in any letter case, all others to the letter', () => {
  expect(findWallet(ada, address.toLowerCase())?.address).toBe(address)
  expect(findWallet(ada, `0x${address.slice(2).toUpperCase()}`)?.address).toBe(address)
  expect(sameAddress('9xQeWvG816bUx9EP', '9xQeWvG816bUx9ep')).toBe(false)
  expect(findWallet(ada, '0x00')).toBeUndefined()
})

test.each([undefined, null, 7, {}])('what is no address finds none: %j', (wrong) => {
  expect(findWallet(ada, wrong as never)).toBeUndefined()
})
