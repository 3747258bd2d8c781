import { LatchkeyError } from '@latchkey/core'
import type { Address } from 'viem'
import type { Server } from '../Server.ts'
import { walletSlot } from '../store/walletSlot.ts'
import type { AccountRow } from '../store/Store.ts'

/** The smart wallet of the app's kind that a person's first embedded Ethereum wallet owns. It is deployed by whoever uses it first. */
export async function smartWalletAccount(
  { smartWalletType, now }: Server,
  accounts: readonly AccountRow[],
): Promise<AccountRow> {
  const owner = accounts.find((account) => walletSlot(account) === 'ethereum/0')?.data['address']
  if (typeof owner !== 'string')
    throw new LatchkeyError(
      'not_supported',
      'A smart wallet is owned by an embedded Ethereum wallet, and there is none. Ask for one in the same request.',
    )
  if (!smartWalletType)
    throw new LatchkeyError(
      'not_supported',
      'This server makes no smart wallets: it does not know which kind. Set LATCHKEY_SMART_WALLET_TYPE (smartWalletType) first.',
    )
  const { smartWalletAddress } = await import('./smartWalletAddress.ts')
  const { address, version } = smartWalletAddress(smartWalletType, owner as Address)
  return {
    type: 'smart_wallet',
    key: address.toLowerCase(),
    data: { address, smart_wallet_type: smartWalletType, smart_wallet_version: version },
    firstVerifiedAt: now(),
    latestVerifiedAt: now(),
  }
}
