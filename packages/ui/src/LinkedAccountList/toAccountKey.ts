import type { AccountName, LinkedAccount } from '@latchkey/core'
import { toAccountName } from './toAccountName.ts'

const ids = ['credentialId', 'subject', 'customUserId', 'fid', 'telegramUserId', 'address'] as const

/** What tells an account from the others, whichever come and go: what names it, else an id of its kind, else its place. */
export function toAccountKey(account: LinkedAccount, index: number): string {
  const name = toAccountName(account)
  if (name) return nameKey(name)
  const own = account as { [id in (typeof ids)[number]]?: string | number | null }
  const id = ids.find((each) => own[each] !== undefined && own[each] !== null)
  return `${account.type}:${id ? own[id] : index}`
}

/** A name as one text. */
export const nameKey = (name: AccountName) => Object.values(name).join(':')
