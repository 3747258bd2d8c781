import type { Server } from '../Server.ts'
import type { WalletPlace } from '../signer/hdWallets.ts'
import { sealSecret, withSecret } from '../signer/sealedSecret.ts'
import { walletSlot } from '../store/walletSlot.ts'
import type { AccountRow, PregeneratedRow } from '../store/Store.ts'
import { embeddedAccount } from './embeddedAccount.ts'
import { smartWalletAccount } from './smartWallet.ts'

export interface PregenerateOptions {
  userId: string
  /** How many Ethereum wallets to make. */
  ethereum: number
  /** How many Solana wallets to make. */
  solana: number
  /** Whether to add the smart wallet that the first Ethereum wallet owns. */
  smartWallet: boolean
  /** What the person has already: new wallets come from the same secret and take the next free indices. */
  existing?: { row: PregeneratedRow | null; accounts: AccountRow[] }
}

/**
 * Makes wallets for a person who has not arrived yet. Stores nothing: that is the caller's, in one transaction. The secret
 * stays sealed until the person claims it into a vault of their own; until then nobody signs with it, the app included.
 */
export async function pregenerate(
  server: Server,
  { userId, ethereum, solana, smartWallet, existing = { row: null, accounts: [] } }: PregenerateOptions,
): Promise<{ row: PregeneratedRow; accounts: AccountRow[] }> {
  const row = existing.row ?? (await newSecret(server, userId))
  const places = [
    ...freePlaces('ethereum', ethereum, existing.accounts),
    ...freePlaces('solana', solana, existing.accounts),
  ]
  const { hdWallets } = await import('../signer/hdWallets.ts')
  const wallets = await withSecret(server.kek, row.sealedEntropy, pregeneratedOwner(server, userId), (entropy) =>
    hdWallets(entropy, places),
  )
  const accounts = wallets.map((wallet) => embeddedAccount({ ...wallet, recoveryMethod: 'privy' }, server.now()))
  if (smartWallet) accounts.push(await smartWalletAccount(server, [...existing.accounts, ...accounts]))
  return { row, accounts }
}

/** What the secret of a person's pregenerated wallets is bound to: for anybody else it does not open. */
export const pregeneratedOwner = ({ appId }: Pick<Server, 'appId'>, userId: string) => ({
  appId,
  userId,
  purpose: 'pregenerated',
})

async function newSecret(server: Server, userId: string): Promise<PregeneratedRow> {
  const entropy = crypto.getRandomValues(new Uint8Array(16))
  try {
    const sealedEntropy = await sealSecret(server.kek, entropy, pregeneratedOwner(server, userId))
    return { userId, sealedEntropy, createdAt: server.now() }
  } finally {
    entropy.fill(0)
  }
}

function freePlaces(chainType: WalletPlace['chainType'], count: number, accounts: AccountRow[]): WalletPlace[] {
  const taken = new Set(accounts.map(walletSlot))
  const places: WalletPlace[] = []
  for (let walletIndex = 0; places.length < count; walletIndex++)
    if (!taken.has(`${chainType}/${walletIndex}`)) places.push({ chainType, walletIndex })
  return places
}
