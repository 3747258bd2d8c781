import { ed25519 } from '@noble/curves/ed25519'
import { isEmbeddedWallet, wallets, type EthereumTransaction } from '@latchkey/core'
import { concat, hexToBytes, recoverTransactionAddress, type TransactionSerialized } from 'viem'
import { expect, test } from 'vitest'
import { signal, signUp, signUpWithWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

const transaction: EthereumTransaction = {
  chainId: 1,
  nonce: 0,
  to: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
  value: 1n,
  gas: 21_000n,
  maxFeePerGas: 2n,
  maxPriorityFeePerGas: 1n,
}

export const signTransaction: Case = (create) => {
  test('signs for Ethereum, ready to be sent', async () => {
    const { backend } = await create()
    const { address } = await signUpWithWallet(backend)
    const signed = await backend.signTransaction!({ address, transaction, signal })
    const serializedTransaction = signed as TransactionSerialized
    expect(await recoverTransactionAddress({ serializedTransaction })).toBe(address)
  })

  test('signs for Solana, in its place among the signers', async ({ skip }) => {
    const { backend } = await create()
    if (!backend.capabilities.wallets?.chainTypes.includes('solana')) return skip('makes no Solana wallets')
    await signUp(backend)
    const { user } = await backend.createWallet!({ chainType: 'solana', signal })
    const { address, publicKey } = wallets(user).find(isEmbeddedWallet)!
    const key = hexToBytes(`0x${publicKey!}`)
    // Two signers, the second of them ours, a block hash, and no instruction.
    const fill = (byte: number) => new Uint8Array(32).fill(byte)
    const message = concat([Uint8Array.of(2, 0, 0, 2), fill(9), key, fill(1), Uint8Array.of(0)])
    const unsigned = concat([Uint8Array.of(2), new Uint8Array(128), message])
    const transaction = btoa(String.fromCharCode(...unsigned))
    const signed = await backend.signTransaction!({ address, transaction, signal })
    const bytes = Uint8Array.from(atob(signed), (char) => char.charCodeAt(0))
    expect(bytes.subarray(0, 65)).toEqual(unsigned.subarray(0, 65))
    expect(bytes.subarray(129)).toEqual(message)
    expect(ed25519.verify(bytes.subarray(65, 129), message, key, { zip215: false })).toBe(true)
  })

  test('says what is wrong with what is no transaction', async () => {
    const { backend } = await create()
    const { address } = await signUpWithWallet(backend)
    const badAddress = { ...transaction, to: '0x12' } as const
    const refused = backend.signTransaction!({ address, transaction: badAddress, signal })
    await expect(refused).rejects.toMatchObject({ code: 'transaction_invalid' })
    const foreign = backend.signTransaction!({ address, transaction: 'AQAB', signal })
    await expect(foreign).rejects.toMatchObject({ code: 'unsupported_chain_type' })
  })
}
