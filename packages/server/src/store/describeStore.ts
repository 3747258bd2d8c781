import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allowlistCases } from './cases/allowlist.ts'
import { auditCases } from './cases/audit.ts'
import { changeCases } from './cases/changes.ts'
import { counterCases } from './cases/counters.ts'
import { credentialCases } from './cases/credentials.ts'
import { delegationCases } from './cases/delegations.ts'
import { deletionCases } from './cases/deletion.ts'
import { familyCases } from './cases/families.ts'
import { historyCases } from './cases/histories.ts'
import { keyCases } from './cases/keys.ts'
import { linkCases } from './cases/links.ts'
import { listCases } from './cases/list.ts'
import { pregeneratedCases } from './cases/pregenerated.ts'
import { raceCases } from './cases/race.ts'
import { receiptCases } from './cases/receipts.ts'
import { revokeCases } from './cases/revoke.ts'
import { searchCases } from './cases/search.ts'
import { ticketCases } from './cases/tickets.ts'
import { tombstoneCases } from './cases/tombstones.ts'
import { totpCases } from './cases/totp.ts'
import { useCases } from './cases/use.ts'
import { userCases } from './cases/users.ts'
import { vaultCases } from './cases/vaults.ts'
import { walletCases } from './cases/wallets.ts'
import { wrapCases } from './cases/wraps.ts'
import type { Store } from './Store.ts'

/** The proof of a store: what every one must pass. `create` gives an empty store and is called once. */
export function describeStore(name: string, create: () => Promise<Store>) {
  describe(`the ${name} store`, () => {
    let made: Store
    const store = () => made
    beforeAll(async () => void (made = await create()))
    afterAll(() => made.close())

    describe('users', () => userCases(store))
    describe('links', () => linkCases(store))
    describe('receipts', () => receiptCases(store))
    describe('list', () => listCases(store))
    describe('search', () => searchCases(store))
    describe('deletion', () => deletionCases(store))
    describe('credentials', () => credentialCases(store))
    describe('tickets', () => ticketCases(store))
    describe('counters', () => counterCases(store))
    describe('families', () => familyCases(store))
    describe('vaults', () => vaultCases(store))
    describe('totp', () => totpCases(store))
    describe('pregenerated', () => pregeneratedCases(store))
    describe('wallets', () => walletCases(store))
    describe('allowlist', () => allowlistCases(store))
    describe('delegations', () => delegationCases(store))
    describe('use', () => useCases(store))
    describe('revoke', () => revokeCases(store))
    describe('audit', () => auditCases(store))
    describe('keys', () => keyCases(store))
    describe('tombstones', () => tombstoneCases(store))
    describe('wraps', () => wrapCases(store))
    describe('changes', () => changeCases(store))
    describe('races', () => raceCases(store))
    describe('histories', () => historyCases(store))

    describe('at the end', () => {
      test('refuses every call once closed, as trouble that may pass', async () => {
        await store().close()
        await store().close()
        const refusal = { code: 'store_unavailable', retryable: true }
        await expect(store().ready()).rejects.toMatchObject(refusal)
        await expect(store().users.get('anyone', 0)).rejects.toMatchObject(refusal)
        await expect(store().tickets.take('siwe', 'any', 0)).rejects.toMatchObject(refusal)
      })
    })
  })
}
