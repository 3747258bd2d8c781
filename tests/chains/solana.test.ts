import { base64 } from '@scure/base'
import {
  AccountRole,
  address as asAddress,
  appendTransactionMessageInstructions,
  compileTransaction,
  createTransactionMessage,
  getTransactionEncoder,
  lamports,
  pipe,
  setTransactionMessageFeePayer,
  setTransactionMessageLifetimeUsingBlockhash,
  type Address,
  type Blockhash,
  type Instruction,
} from '@solana/kit'
import { expect, test } from 'vitest'
import { openHouse } from './house.ts'
import { litesvmNode } from './litesvmNode.ts'
import { standBefore } from './standBefore.ts'

const friend = asAddress('Fr1endXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX1')
const stranger = asAddress('StrangerXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX')
const system = asAddress('11111111111111111111111111111111')
const one = 1_000_000_000n
const caip2 = 'solana:local'

/** A runtime, a server that knows it, and a person with ten SOL on it. */
async function setUp({ between }: { between?: Parameters<typeof standBefore>[1] } = {}) {
  const { svm, url } = await litesvmNode()
  const house = await openHouse({
    chainType: 'solana',
    rpcUrls: { [caip2]: between ? await standBefore(url, between) : url },
  })
  const payer = asAddress(house.address)
  svm.airdrop(payer, lamports(10n * one))
  const send = (transaction: string, { idempotencyKey = crypto.randomUUID() as string } = {}) =>
    house.app.wallets.rpc(
      house.walletId,
      { method: 'signAndSendTransaction', caip2, params: { transaction, encoding: 'base64' } },
      { idempotencyKey },
    )
  const pay = (to: Address, amount: bigint, blockhash = svm.latestBlockhash()) =>
    compiled(payer, [transfer(payer, to, amount)], blockhash)
  return { ...house, svm, payer, send, pay, balance: (of: Address = friend) => svm.getBalance(of) ?? 0n }
}

/** The system program's transfer. */
function transfer(from: Address, to: Address, amount: bigint): Instruction {
  const data = new Uint8Array(12)
  new DataView(data.buffer).setUint32(0, 2, true)
  new DataView(data.buffer).setBigUint64(4, amount, true)
  const accounts = [
    { address: from, role: AccountRole.WRITABLE_SIGNER },
    { address: to, role: AccountRole.WRITABLE },
  ]
  return { programAddress: system, accounts, data }
}

/** A transaction that lacks its signatures, as an app's server makes it. */
function compiled(payer: Address, instructions: Instruction[], blockhash: Blockhash): string {
  const transaction = pipe(
    createTransactionMessage({ version: 0 }),
    (message) => setTransactionMessageFeePayer(payer, message),
    (message) => setTransactionMessageLifetimeUsingBlockhash({ blockhash, lastValidBlockHeight: 1_000n }, message),
    (message) => appendTransactionMessageInstructions(instructions, message),
    compileTransaction,
  )
  return base64.encode(new Uint8Array(getTransactionEncoder().encode(transaction)))
}

const scope = {
  actions: ['signAndSendTransaction' as const],
  to: [friend as string],
  maxValuePerTx: String(one + 10_000n),
  budget: { amount: String((5n * one) / 2n), windowSec: 86_400 },
}
const denied = { code: 'delegation_scope_denied' }
/** What stands where a block hash is still to come. */
const none = '11111111111111111111111111111111' as Blockhash

test('what the person allowed is sent, and their history names the transaction', async () => {
  const { allow, send, pay, balance, activity } = await setUp()
  await allow(scope)
  const { data } = await send(pay(friend, one))
  expect(data).toEqual({ hash: expect.stringMatching(/^[1-9A-HJ-NP-Za-km-z]{80,90}$/) as string, caip2 })
  expect(balance()).toBe(one)
  expect((await activity())[0]).toMatchObject({
    action: 'signAndSendTransaction',
    transactionHash: data.hash,
    detail: { chain: caip2 },
  })
})

test('a block hash that is left out is the chain’s latest', async () => {
  const { allow, send, pay, balance } = await setUp()
  await allow(scope)
  await send(pay(friend, one, none))
  expect(balance()).toBe(one)
})

test('what the person did not allow moves nothing', async () => {
  const { allow, send, pay, payer, balance, svm } = await setUp()
  await allow(scope)
  const before = svm.getBalance(payer)
  await expect(send(pay(stranger, one))).rejects.toMatchObject(denied)
  await expect(send(pay(friend, one + 5_001n))).rejects.toMatchObject(denied)
  const both = [transfer(payer, friend, 1n), transfer(payer, stranger, 1n)]
  await expect(send(compiled(payer, both, none))).rejects.toMatchObject(denied)
  const other = { ...transfer(payer, friend, 1n), programAddress: stranger }
  await expect(send(compiled(payer, [other], none))).rejects.toMatchObject(denied)
  expect(svm.getBalance(payer)).toBe(before)
  expect(balance(stranger)).toBe(0n)
})

test('the budget holds over several; nothing is sent after the end', async () => {
  const { allow, send, pay, balance, revoke, clock } = await setUp()
  await allow(scope, 60)
  await send(pay(friend, one))
  await send(pay(friend, one - 1n))
  await expect(send(pay(friend, one - 2n))).rejects.toMatchObject({ code: 'delegation_budget_exceeded' })
  clock.now += 60_000
  await expect(send(pay(friend, 1n))).rejects.toMatchObject({ code: 'delegation_expired' })
  await allow(scope)
  await revoke()
  await expect(send(pay(friend, 2n))).rejects.toMatchObject({ code: 'delegation_revoked' })
  expect(balance()).toBe(2n * one - 1n)
})

test('revoked while the chain is being asked, it is neither signed nor sent', async () => {
  let asked = () => {}
  let goOn = () => {}
  const isAsked = new Promise<void>((resolve) => (asked = resolve))
  const isRevoked = new Promise<void>((resolve) => (goOn = resolve))
  const { allow, send, pay, revoke, balance } = await setUp({
    async between(_method, forward) {
      asked()
      await isRevoked
      return forward()
    },
  })
  await allow(scope)
  const sending = expect(send(pay(friend, one, none))).rejects.toMatchObject({ code: 'delegation_revoked' })
  await isAsked
  await revoke()
  goOn()
  await sending
  expect(balance()).toBe(0n)
})

test('one key, one transfer; a transaction that was sent cannot be sent again by anybody (fault 36)', async () => {
  const { allow, send, pay, balance, activity } = await setUp()
  await allow(scope)
  const idempotencyKey = 'rent-2026-11'
  const answers = await Promise.all([1, 2, 3].map(() => send(pay(friend, one, none), { idempotencyKey })))
  answers.push(await send(pay(friend, one, none), { idempotencyKey }))
  expect(new Set(answers.map(({ data }) => data.hash)).size).toBe(1)
  expect(balance()).toBe(one)
  expect((await activity()).filter(({ event }) => event === 'delegation.signed')).toHaveLength(1)
  const other = send(pay(friend, 1n, none), { idempotencyKey })
  await expect(other).rejects.toMatchObject({ code: 'idempotency_key_reused' })
})

test('an answer that gets lost is asked for again under its key, and nothing is signed twice', async () => {
  let isLost = true
  const { allow, send, pay, balance, activity } = await setUp({
    between: async (method, forward) => (isLost && method !== 'getLatestBlockhash' ? null : forward()),
  })
  await allow(scope)
  const idempotencyKey = 'once'
  const unknown = { code: 'transaction_outcome_unknown', retryable: true }
  await expect(send(pay(friend, one, none), { idempotencyKey })).rejects.toMatchObject(unknown)
  expect(balance()).toBe(0n)
  isLost = false
  const { data } = await send(pay(friend, one, none), { idempotencyKey })
  expect(balance()).toBe(one)
  const signed = (await activity()).filter(({ event }) => event === 'delegation.signed')
  expect(signed.map(({ transactionHash }) => transactionHash)).toEqual([data.hash])
})

test('what the chain refuses is said, and what lacks somebody else’s signature is not signed', async () => {
  const { app, svm, balance } = await setUp()
  const own = await app.wallets.create({ chainType: 'solana' })
  const payer = asAddress(own.address)
  svm.airdrop(payer, lamports(one))
  const send = (transaction: string) =>
    app.wallets.rpc(own.id, { method: 'signAndSendTransaction', caip2, params: { transaction, encoding: 'base64' } })
  await expect(send(compiled(payer, [transfer(payer, friend, 2n * one)], none))).rejects.toMatchObject({
    code: 'transaction_refused',
  })
  const foreign = { ...transfer(payer, friend, 1n) }
  const withOther = {
    ...foreign,
    accounts: [...foreign.accounts!, { address: stranger, role: AccountRole.READONLY_SIGNER }],
  }
  await expect(send(compiled(payer, [withOther], svm.latestBlockhash()))).rejects.toMatchObject({
    code: 'wire_invalid',
    message: expect.stringContaining(stranger) as string,
  })
  await send(compiled(payer, [transfer(payer, friend, one / 2n)], none))
  expect(balance()).toBe(one / 2n)
})
