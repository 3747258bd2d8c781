import { WireInvalidError } from '@latchkey/core/wire'
import type { AccountName } from '../store/Store.ts'
import { normaliseEmail } from './email.ts'
import { normalisePhone } from './phone.ts'
import { walletKey } from './walletAddress.ts'

/** How an account is found by what people write for it. What is none of its kind is nobody's, which is no mistake. */
export async function accountName(type: AccountName['type'], text: string): Promise<AccountName> {
  if (type === 'email') return { type, key: normaliseEmail(text) }
  if (type === 'wallet' || type === 'smart_wallet') return { type, key: walletKey(text) }
  if (type === 'phone') return { type, key: await phoneKey(text) }
  return { type, key: text }
}

async function phoneKey(text: string): Promise<string> {
  try {
    return (await normalisePhone(text)).key
  } catch (error) {
    if (error instanceof WireInvalidError) return text
    throw error
  }
}
