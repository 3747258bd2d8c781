import * as endpoints from '@latchkey/core/endpoints'
import { recoverMessageAddress } from 'viem/utils'
import { expect, test } from 'vitest'
import { indexedDbStore } from './store/indexedDb/index.ts'
import { pgliteStore } from './store/sql/index.ts'
import { consent, delegate, initDelegation, testPerson, testWallet } from './testPerson.test.kit.ts'
import { app, testServer } from './testServer.test.kit.ts'

const message = 'Good morning, I was away.'
const sign = { method: 'personal_sign', params: { message, encoding: 'utf-8' as const } }

const stores = {
  IndexedDB: () => indexedDbStore({ name: crypto.randomUUID() }),
  PGlite: () => pgliteStore({}),
}

test.each(Object.entries(stores))(
  'on %s a person signs up, makes a wallet, lets the server sign, and takes it back',
  async (_name, create) => {
    const server = await testServer({ store: await create() })
    const person = await testPerson(server)
    expect(person).toMatchObject({ isNewUser: true, user: { linkedAccounts: [{ type: 'passkey' }] } })
    const wallet = await testWallet(server, person)
    const { token } = person
    const params = { id: wallet.id }

    await expect(server.ask(endpoints.rpc, sign, { app, params })).rejects.toMatchObject({
      code: 'delegation_not_found',
    })
    const { user, answer } = await delegate(server, person, wallet)
    expect(user.wallet).toMatchObject({
      address: wallet.address,
      delegated: true,
      delegation: { enforcement: 'server', scope: { actions: ['personal_sign'] }, lastUsedAt: null },
    })

    const { data } = await server.ask(endpoints.rpc, sign, { app, params })
    expect(await recoverMessageAddress({ message, signature: data.signature as `0x${string}` })).toBe(wallet.address)
    const { grants } = await server.ask(endpoints.getGrants, undefined, { token })
    expect(grants).toMatchObject([{ status: 'active', signCount: 1, lastUsedAt: new Date(server.clock.now) }])

    const pending = await initDelegation(server, person, await testWallet(server, person, { walletIndex: 1 }))
    const revoked = await server.ask(endpoints.revokeWallets, {}, { token })
    expect(revoked).toMatchObject({ revoked: 1, epoch: 1, results: [{ address: wallet.address, outcome: 'revoked' }] })
    expect(revoked.user.wallet).toMatchObject({ delegated: false })
    await expect(server.ask(endpoints.rpc, sign, { app, params })).rejects.toMatchObject({ code: 'delegation_revoked' })

    const used = { status: 409, code: 'action_challenge_unknown_or_used' }
    await expect(server.ask(endpoints.delegateWallet, answer, { token })).rejects.toMatchObject(used)
    const late = await consent(person, wallet, pending)
    await expect(server.ask(endpoints.delegateWallet, late, { token })).rejects.toMatchObject(used)
    await server.store.close()
  },
)
