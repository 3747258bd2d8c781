import { isEmbeddedWallet, type AccountName, type LinkedAccount } from '@latchkey/core'

/** What names an account to the one who unlinks it; undefined for those that are not unlinked this way. */
export function toAccountName(account: LinkedAccount): AccountName | undefined {
  const { type } = account
  switch (type) {
    case 'email':
      return { type, address: account.address }
    case 'phone':
      return { type, number: account.number }
    case 'telegram':
      return { type, telegramUserId: account.telegramUserId }
    case 'farcaster':
      return account.fid === null ? undefined : { type, fid: account.fid }
    case 'wallet': {
      const { address, chainType } = account
      const isKnown = chainType === 'ethereum' || chainType === 'solana'
      return isKnown && !isEmbeddedWallet(account) ? { type, address, chainType } : undefined
    }
    default:
      return 'subject' in account && isProvider(type) ? { type, subject: account.subject } : undefined
  }
}

const isProvider = (type: string): type is `${string}_oauth` | `custom:${string}` =>
  type.endsWith('_oauth') || type.startsWith('custom:')
