import * as is from './check.ts'
import type { Check } from './check.ts'
import { WireInvalidError } from '../errors/wire.ts'
import type { ErrorCode } from '../errors/ErrorCode.ts'
import type { CustomMetadata } from '../types/User.ts'
import { list, plain, shape, type Codec } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { importedAccount, type ImportedAccount } from './importedAccount.ts'
import { customMetadata } from './setCustomMetadata.ts'
import { user } from './user.ts'
import { walletToCreate, type WalletToCreate } from './walletToCreate.ts'

/** Somebody whom an app brings along from elsewhere. */
export interface ImportUser {
  linkedAccounts: ImportedAccount[]
  customMetadata?: CustomMetadata
  wallets?: WalletToCreate[]
  createEthereumWallet?: boolean
  /** How many; 1 where only `createEthereumWallet` is given. */
  createNEthereumWallets?: number
  createSolanaWallet?: boolean
  /** Needs an Ethereum wallet to own it. */
  createEthereumSmartWallet?: boolean
}

const flag = is.optional(is.nullable(is.boolean))
const several = is.optional(is.integer(1, 10))

const members: Record<string, Check> = {
  linked_accounts: is.array(is.anything, 1, 100),
  custom_metadata: is.optional(customMetadata),
  wallets: is.optional(is.array(is.object({ chain_type: is.string, create_smart_wallet: flag }), 0, 10)),
  create_ethereum_wallet: flag,
  create_n_ethereum_wallets: several,
  create_solana_wallet: flag,
  create_ethereum_smart_wallet: flag,
}

const known = shape<ImportUser>(members, {
  inner: { linked_accounts: list(importedAccount), wallets: list(walletToCreate) },
})

/** Names by which older clients ask for the same. */
const alias: Record<string, string> = {
  create_embedded_wallet: 'create_ethereum_wallet',
  create_n_embedded_wallets: 'create_n_ethereum_wallets',
}

/** One person of an import, as they travel. Held against the rules that concern several accounts, too. */
export const importUserBody: Codec<ImportUser> = {
  decode(wire, path = '') {
    const given: Record<string, unknown> = {}
    for (const [spelled, value] of Object.entries(is.anyObject(wire, path) as object)) {
      const name = alias[spelled] ?? spelled
      if (!Object.hasOwn(members, name))
        throw new WireInvalidError(is.at(path, spelled), 'is not a member of an import; names are in snake_case')
      given[name] ??= value
    }
    const body = known.decode(given, path)
    assertTogether(body.linkedAccounts, is.at(path, 'linked_accounts'))
    if (body.createEthereumSmartWallet && !body.createEthereumWallet)
      throw new WireInvalidError(
        is.at(path, 'create_ethereum_smart_wallet'),
        'needs a wallet to own it: set create_ethereum_wallet to true as well',
      )
    return body
  },
  encode: (body) => known.encode(body),
}

function assertTogether(accounts: ImportedAccount[], path: string): void {
  const custom = accounts.findIndex(({ type }) => type === 'custom_auth')
  if (custom >= 0 && accounts.length > 1)
    throw new WireInvalidError(
      is.at(path, custom),
      'a custom_auth account must be the only one of its person. Leave the others out, or leave it out',
    )
  const kinds = new Set<string>()
  for (const [index, { type }] of accounts.entries()) {
    if (type !== 'wallet' && kinds.has(type))
      throw new WireInvalidError(is.at(path, index), `is a second account of type ${type}. A person has at most one`)
    kinds.add(type)
  }
}

/** Makes a person who has accounts already, with wallets where asked. Send the header privy-idempotency-key to be able to repeat it. */
export const importUser = endpoint({
  method: 'POST',
  path: '/users',
  auth: 'app',
  body: importUserBody,
  response: user,
})

/** What became of one person of a batch, in the place they had in it. */
export interface ImportResult {
  action: 'create'
  index: number
  success: boolean
  /** The new person's, where it succeeded. */
  id?: string
  /** Why it did not. */
  code?: ErrorCode
  error?: string
}

/** Imports up to 20 people; each succeeds or fails alone. */
export const importUsers = endpoint({
  method: 'POST',
  path: '/users/import',
  auth: 'app',
  // Each is decoded by importUserBody, so that one that is wrong does not refuse the others.
  body: shape<{ users: unknown[] }>({ users: is.array(is.anything, 0, 20) }),
  response: shape<{ results: ImportResult[] }>(
    { results: is.array() },
    {
      inner: {
        results: plain<ImportResult[]>(
          is.array(is.object({ action: is.oneOf('create'), index: is.integer(0), success: is.boolean })),
        ),
      },
    },
  ),
})
