import { importedAccount, type ImportedAccount } from '@latchkey/core/wire'
import type { AccountRow } from '../store/Store.ts'
import { normaliseEmail } from './email.ts'
import { normalisePhone } from './phone.ts'
import { walletAddress, walletKey } from './walletAddress.ts'

/** An imported account as it is stored: in the spelling that sign-ins look for, and not proven by anybody yet. */
export async function importedRow(account: ImportedAccount, path: string): Promise<AccountRow> {
  const { type: _type, ...members } = importedAccount.encode(account) as AccountRow['data']
  const { key, ...changed } = await normalise(account, members, path)
  const data = { ...members, ...changed }
  return { type: account.type, key, data, firstVerifiedAt: null, latestVerifiedAt: null }
}

type Members = AccountRow['data']

/** What makes the account one of its kind, and the members that are stored in another spelling than they came in. */
async function normalise(
  { type }: ImportedAccount,
  members: Members,
  path: string,
): Promise<{ key: string } & Members> {
  const text = (name: string) => String(members[name])
  switch (type) {
    case 'email': {
      const address = normaliseEmail(text('address'))
      return { key: address, address }
    }
    case 'phone': {
      const { key, number } = await normalisePhone(text('number'), `${path}.number`)
      return { key, number, phoneNumber: number }
    }
    case 'wallet': {
      const chainType = members['chain_type'] as 'ethereum' | 'solana'
      const address = walletAddress(text('address'), chainType, `${path}.address`)
      return { key: walletKey(address), address, wallet_client: 'unknown', ...(chainType === 'ethereum' && mainnet) }
    }
    case 'farcaster':
      return {
        key: text('fid'),
        owner_address: walletAddress(text('owner_address'), 'ethereum', `${path}.owner_address`),
        // Some clients read the picture by this name.
        ...(members['profile_picture_url'] !== null && { profile_picture: members['profile_picture_url'] }),
      }
    case 'telegram':
      return { key: text('telegram_user_id') }
    case 'custom_auth':
      return { key: text('custom_user_id') }
    case 'discord_oauth':
      return { ...provided(members), username: withDiscriminator(text('username')) }
    default:
      return provided(members)
  }
}

const provided = (members: Members) => ({
  key: String(members['subject']),
  ...(typeof members['email'] === 'string' && { email: normaliseEmail(members['email']) }),
})

/** Discord's own way to say that a name needs no number any more. */
const withDiscriminator = (username: string) => (username.includes('#') ? username : `${username}#0`)

const mainnet = { chain_id: 'eip155:1' }
