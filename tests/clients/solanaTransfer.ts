import { createRequire } from 'node:module'
import type { PrivyClient } from '@privy-io/server-auth'

type Transfer = Parameters<PrivyClient['walletApi']['solana']['signTransaction']>[0]['transaction']

/** A transfer to itself, made with the very library that `@privy-io/server-auth` brings for it. */
export async function solanaTransfer(address: string): Promise<Transfer> {
  const its = createRequire(createRequire(import.meta.url).resolve('@privy-io/server-auth'))
  const { PublicKey, SystemProgram, Transaction } = (await import(its.resolve('@solana/web3.js'))) as SolanaWeb3
  const self = new PublicKey(address)
  const transaction = new Transaction({ feePayer: self, recentBlockhash: '11111111111111111111111111111111' })
  return transaction.add(SystemProgram.transfer({ fromPubkey: self, toPubkey: self, lamports: 1 }))
}

interface SolanaWeb3 {
  PublicKey: new (address: string) => object
  SystemProgram: { transfer(options: object): object }
  Transaction: new (options: object) => { add(instruction: object): Transfer }
}
