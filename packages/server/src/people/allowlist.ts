import { LatchkeyError } from '@latchkey/core'
import { WireInvalidError, type Invitation } from '@latchkey/core/wire'
import type { Server } from '../Server.ts'
import type { AccountName } from '../store/Store.ts'
import { normaliseEmail } from './email.ts'
import { normalisePhone } from './phone.ts'
import { walletAddress, walletKey } from './walletAddress.ts'

/** An invitation in the spelling that sign-ins look for. Refuses what is no address of its kind. */
export async function invitedName({ type, value }: Invitation): Promise<Invitation> {
  if (type === 'phone') return { type, value: (await normalisePhone(value, 'value')).key }
  if (type === 'wallet')
    return { type, value: walletKey(walletAddress(value, /^\s*0x/i.test(value) ? 'ethereum' : 'solana', 'value')) }
  if (!/^[^\s@]+@[^\s@]+$/.test(value.trim())) throw new WireInvalidError('value', 'is not an e-mail address')
  return { type, value: normaliseEmail(value) }
}

/** Lets a new person in: anybody, or while the app is closed to others only who was invited. Who is here already is never asked. */
export async function assertMaySignUp({ store, allowlist, now }: Server, account: AccountName | null): Promise<void> {
  if (!allowlist) return
  const type = account?.type
  if (account && (type === 'email' || type === 'phone' || type === 'wallet'))
    if (await store.allowlist.accept(type, account.key, now())) return
  throw new LatchkeyError(
    'allowlist_rejected',
    'Only who was invited can sign up here. Sign up with the e-mail address, phone or wallet that was.',
  )
}
