import type { User } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Endpoint } from '@latchkey/core/wire'
import { route, type Route } from '../http/route.ts'
import { transferAccount as transfer } from '../people/transferAccount.ts'
import type { AccountRow } from '../store/Store.ts'

type Account = Pick<AccountRow, 'type' | 'data'>

const transferOf = (endpoint: Endpoint<{ nonce: string }, User, 'user'>, fits: (account: Account) => boolean): Route =>
  route(endpoint, ({ server, session }, { nonce }) => transfer(server, session.userId, { nonce, fits }), {
    mfa: 'transferAccount',
  })

const isWalletOf =
  (chain: string) =>
  ({ type, data }: Account) =>
    type === 'wallet' && data['chain_type'] === chain

/** Moves an account of somebody else's to the person, who showed before that it is theirs. */
export const transferAccount = transferOf(endpoints.transferAccount, () => true)
export const transferEmail = transferOf(endpoints.transferEmail, ({ type }) => type === 'email')
export const transferPhone = transferOf(endpoints.transferPhone, ({ type }) => type === 'phone')
export const transferSiwe = transferOf(endpoints.transferSiwe, isWalletOf('ethereum'))
export const transferSiws = transferOf(endpoints.transferSiws, isWalletOf('solana'))
export const transferOAuth = transferOf(endpoints.transferOAuth, ({ type }) => /_oauth$|^custom:/.test(type))
export const transferTelegram = transferOf(endpoints.transferTelegram, ({ type }) => type === 'telegram')
export const transferFarcaster = transferOf(endpoints.transferFarcaster, ({ type }) => type === 'farcaster')
