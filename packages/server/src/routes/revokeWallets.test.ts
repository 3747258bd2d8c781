import * as endpoints from '@latchkey/core/endpoints'
import type { RevocationReceipt, SignedReceipt } from '@latchkey/core/wire'
import { expect, test } from 'vitest'
import type { HandlerOptions } from '../HandlerOptions.ts'
import { kekFromBytes } from '../kek.ts'
import { delegate, testPerson, testWallet } from '../testPerson.test.kit.ts'
import { app, testServer } from '../testServer.test.kit.ts'

async function twoDelegated(options: Partial<HandlerOptions> = {}) {
  const server = await testServer(options)
  const person = await testPerson(server)
  const [first, second] = [await testWallet(server, person), await testWallet(server, person, { walletIndex: 1 })]
  await delegate(server, person, first)
  await delegate(server, person, second)
  const { token } = person
  const sign = ({ id }: { id: string }) =>
    server.ask(
      endpoints.rpc,
      { method: 'personal_sign', params: { message: 'hi', encoding: 'utf-8' } },
      { app, params: { id } },
    )
  return { server, person, token, first, second, sign }
}

test('ends server access to every wallet, destroys the keys, and may be repeated', async () => {
  const { server, person, token, first, second, sign } = await twoDelegated()
  const { body } = await server.send('POST', '/v1/wallets/revoke', {
    headers: { authorization: `Bearer ${token}` },
    body: '{}',
  })
  expect(body).toMatchObject({ message: expect.any(String), revoked: 2, epoch: 1 })
  for (const wallet of [first, second]) await expect(sign(wallet)).rejects.toMatchObject({ code: 'delegation_revoked' })
  const rows = await server.store.delegations.ofUser(person.user.id)
  expect(rows.map(({ sealedKey, revokedBy }) => ({ sealedKey, revokedBy }))).toEqual(
    Array(2).fill({ sealedKey: null, revokedBy: 'user' }),
  )
  const again = await server.ask(endpoints.revokeWallets, {}, { token })
  expect(again).toMatchObject({ revoked: 0, epoch: 1, results: [] })
})

test('whoever asks again gets a receipt of what ended the last time, and of nothing that was ended for somebody else', async () => {
  const { server, token, first, second } = await twoDelegated()
  const stranger = await testPerson(server)
  const named = (answer: { receipt?: SignedReceipt }) =>
    (JSON.parse(answer.receipt!.text) as RevocationReceipt).revoked.toSorted()
  const revoke = (wallets?: string[]) => {
    server.clock.now += 1_000
    return server.ask(endpoints.revokeWallets, wallets ? { wallets } : {}, { token })
  }
  const one = named(await revoke([first.address]))
  const other = named(await revoke())
  expect([one.length, other.length]).toEqual([1, 1])
  expect(named(await revoke())).toEqual(other)
  expect(named(await revoke([first.address]))).toEqual(one)
  expect(named(await revoke([second.address, first.address]))).toEqual(other)
  expect(named(await server.ask(endpoints.revokeWallets, {}, { token: stranger.token }))).toEqual([])
})

test('ends it for the wallets named, in any letter case, and leaves the others', async () => {
  const { server, token, first, second, sign } = await twoDelegated()
  const named = { wallets: [first.address.toLowerCase()] }
  const answer = await server.ask(endpoints.revokeWallets, named, { token })
  expect(answer.results).toMatchObject([{ address: first.address, outcome: 'revoked' }])
  await expect(sign(first)).rejects.toMatchObject({ code: 'delegation_revoked' })
  await sign(second)
  expect((await server.ask(endpoints.revokeWallets, named, { token })).results).toMatchObject([
    { outcome: 'not-delegated' },
  ])
})

test('a wallet of somebody else is not found, and nothing ends', async () => {
  const { server, token, first, sign } = await twoDelegated()
  const stranger = await testPerson(server)
  const theirs = await testWallet(server, stranger)
  const mixed = { wallets: [first.address, theirs.address] }
  await expect(server.ask(endpoints.revokeWallets, mixed, { token })).rejects.toMatchObject({
    status: 404,
    code: 'wallet_not_found',
  })
  await sign(first)
})

test('the identity token says so at once', async () => {
  const { server, token } = await twoDelegated()
  const delegated = (identityToken: string | null) => {
    const { linked_accounts } = JSON.parse(
      atob(identityToken!.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/')),
    ) as { linked_accounts: string }
    return (JSON.parse(linked_accounts) as { type: string; delegated?: boolean }[])
      .filter(({ type }) => type === 'wallet')
      .map((wallet) => wallet.delegated)
  }
  expect(delegated((await server.ask(endpoints.refreshUser, undefined, { token })).identityToken)).toEqual([true, true])
  expect(delegated((await server.ask(endpoints.revokeWallets, {}, { token })).identityToken)).toEqual([false, false])
})

test('a signature that was under way is not released after the revocation was acknowledged (fault 40)', async () => {
  const kek = await kekFromBytes('slow', new Uint8Array(32).fill(7))
  let gate: Promise<void> | undefined
  let open = () => {}
  let reached = () => {}
  const unwrap: typeof kek.unwrap = async (...parameters) => {
    reached()
    await gate
    return kek.unwrap(...parameters)
  }
  const { server, person, token, first, sign } = await twoDelegated({ kek: { ...kek, unwrap } })

  const signing = new Promise<void>((resolve) => (reached = resolve))
  gate = new Promise((resolve) => (open = resolve))
  const late = sign(first)
  await signing
  await server.ask(endpoints.revokeWallets, {}, { token })
  open()
  await expect(late).rejects.toMatchObject({ status: 403, code: 'delegation_revoked' })
  const events = (await server.store.audit.ofUser(person.user.id)).map(({ event }) => event)
  expect(events).toEqual(['delegation.created', 'delegation.created', 'delegation.revoked'])
})
