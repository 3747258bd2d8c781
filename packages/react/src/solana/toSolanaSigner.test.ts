import { createWallet, findWallet } from '@latchkey/core'
import {
  AccountRole,
  address as asAddress,
  appendTransactionMessageInstruction,
  createSignableMessage,
  createTransactionMessage,
  getPublicKeyFromAddress,
  lamports,
  pipe,
  setTransactionMessageFeePayerSigner,
  signTransactionMessageWithSigners,
  verifySignature,
} from '@solana/kit'
import { FailedTransactionMetadata, LiteSVM } from 'litesvm'
import { expect, test } from 'vitest'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { testBrowser, testServer } from '../../../backends/src/testServer.test.kit.ts'
import { isSolanaWallet } from '../wallets/ConnectedWallet.ts'
import { connectWallet } from '../wallets/connectWallet.ts'
import { toSolanaSigner } from './toSolanaSigner.ts'

const friend = asAddress('Fr1endXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX1')
const amount = 1_000_000_000n

/** Somebody new with an embedded Solana wallet. Server and vault are the real ones. */
async function setUp() {
  const backend = testBrowser(await testServer()).open()
  await backend.signupWithPasskey!({ signal: new AbortController().signal })
  const { session, state } = await openSession(backend)
  const { address } = await createWallet(session, { chainType: 'solana' })
  const wallet = connectWallet(session, [], findWallet(state().user!, address)!)
  if (!isSolanaWallet(wallet)) throw new Error('It is no Solana wallet.')
  return { signer: toSolanaSigner({ wallet }) }
}

/** The system program's transfer. */
function transfer(from: string) {
  const data = new Uint8Array(12)
  new DataView(data.buffer).setUint32(0, 2, true)
  new DataView(data.buffer).setBigUint64(4, amount, true)
  return {
    programAddress: asAddress('11111111111111111111111111111111'),
    accounts: [
      { address: asAddress(from), role: AccountRole.WRITABLE_SIGNER },
      { address: friend, role: AccountRole.WRITABLE },
    ],
    data,
  }
}

test('sends value in a local Solana runtime', async () => {
  const { signer } = await setUp()
  const svm = new LiteSVM()
  svm.airdrop(signer.address, lamports(2n * amount))
  const transaction = await pipe(
    createTransactionMessage({ version: 0 }),
    (message) => setTransactionMessageFeePayerSigner(signer, message),
    (message) => svm.setTransactionMessageLifetimeUsingLatestBlockhash(message),
    (message) => appendTransactionMessageInstruction(transfer(signer.address), message),
    (message) => signTransactionMessageWithSigners(message),
  )
  expect(svm.sendTransaction(transaction)).not.toBeInstanceOf(FailedTransactionMetadata)
  expect(svm.getBalance(friend)).toBe(amount)
})

test('signs messages, bytes as they are', async () => {
  const { signer } = await setUp()
  const messages = [createSignableMessage('Grüße'), createSignableMessage(Uint8Array.of(0xff, 0xfe))]
  const signatures = await signer.signMessages(messages)
  const key = await getPublicKeyFromAddress(signer.address)
  for (const [index, { content }] of messages.entries())
    expect(await verifySignature(key, signatures[index]![signer.address]!, content)).toBe(true)
})

test('given up, it signs nothing', async () => {
  const { signer } = await setUp()
  const abortSignal = AbortSignal.abort(new Error('given up'))
  await expect(signer.signMessages([createSignableMessage('x')], { abortSignal })).rejects.toThrow('given up')
})
