import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { appWallet, fresh, receiptRow } from './rows.ts'

/** What a store must do with the app's own wallets. */
export function walletCases(store: () => Store) {
  test('gives a wallet back as made', async () => {
    const wallets = [appWallet(), appWallet({ chainType: 'solana', publicKey: 'ab'.repeat(32) })]
    expect(await store().wallets.create(wallets[0]!)).toEqual({ outcome: 'created' })
    expect(await store().wallets.create(wallets[1]!, receiptRow(null))).toEqual({ outcome: 'created' })
    for (const wallet of wallets) expect(await store().wallets.get(wallet.id)).toEqual(wallet)
    expect(await store().wallets.get(fresh('none'))).toBeNull()
  })

  test('lists wallets in the order of making, page by page, of one chain or all', async () => {
    const before = (await store().wallets.list({ limit: 1000 })).wallets
    const made = Array.from({ length: 5 }, (_, index) => appWallet({ chainType: index % 2 ? 'solana' : 'ethereum' }))
    for (const wallet of made) await store().wallets.create(wallet)
    const all = [...before, ...made]
    expect((await store().wallets.list({ limit: all.length })).next).toBeNull()
    for (const chainType of [undefined, 'ethereum', 'solana', 'tron']) {
      const seen = []
      let after: string | undefined
      do {
        const page = await store().wallets.list({ limit: 2, ...(after && { after }), ...(chainType && { chainType }) })
        seen.push(...page.wallets)
        after = page.next ?? undefined
      } while (after)
      expect(seen).toEqual(chainType ? all.filter((wallet) => wallet.chainType === chainType) : all)
    }
  })
}
