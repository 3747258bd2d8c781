import type { AppWallet } from '@latchkey/core'
import type { AccountRow, AppWalletRow } from '../store/Store.ts'

/** The app's own wallet, as others see it. */
export const describeAppWallet = ({ createdAt, ...row }: AppWalletRow): AppWallet =>
  describe({ ...row, createdAt: new Date(createdAt), importedAt: null })

/** A person's embedded wallet, as their app's server sees it. */
export function describePersonsWallet({ data, firstVerifiedAt }: AccountRow): AppWallet {
  const createdAt = new Date(firstVerifiedAt ?? 0)
  return describe({
    id: String(data['id']),
    address: String(data['address']),
    chainType: data['chain_type'] as AppWallet['chainType'],
    publicKey: (data['public_key'] as string | undefined) ?? null,
    createdAt,
    importedAt: data['imported'] ? createdAt : null,
  })
}

type Known = Pick<AppWallet, 'id' | 'address' | 'chainType' | 'createdAt' | 'importedAt'> & { publicKey: string | null }

/** In the order that it is read back in, so that an answer that is given again is the same to the byte. */
const describe = ({ id, address, chainType, publicKey, createdAt, importedAt }: Known): AppWallet => ({
  id,
  address,
  chainType,
  ...(publicKey !== null && { publicKey }),
  policyIds: [],
  additionalSigners: [],
  ownerId: null,
  createdAt,
  importedAt,
  exportedAt: null,
})
