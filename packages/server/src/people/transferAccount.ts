import { LatchkeyError, type User } from '@latchkey/core'
import { randomText } from '../bytes.ts'
import { mfaMethods } from '../mfa/mfaMethods.ts'
import type { Server } from '../Server.ts'
import { canGo, isNamed } from '../store/isWayIn.ts'
import type { AccountRow } from '../store/Store.ts'
import { isEmbedded } from '../store/walletSlot.ts'
import type { ProvenAccount } from './linkAccount.ts'
import { holdsOne, second, taken } from './linkRefusals.ts'
import { readUser } from './readUser.ts'

/** What is kept from the refusal to the transfer: whose it was then, and what was proven. */
interface TransferData extends ProvenAccount, Record<string, unknown> {
  from: string
}

const lifetime = 600_000

/**
 * Refuses to link what is somebody else's. Where the app lets accounts be moved, and the other person loses nothing else by it and
 * guards nothing by a second factor, the refusal brings what moves it: whoever shows an account could sign in as that person.
 */
export async function refuseTaken(
  server: Server,
  { userId, from, proven }: { userId: string; from: string; proven: ProvenAccount },
): Promise<LatchkeyError> {
  const { store, now, accountTransfer } = server
  const found = accountTransfer && kinds.test(proven.type) ? await store.users.get(from, now()) : null
  const account = found?.accounts.find(isNamed(proven))
  if (!found || !account || isEmbedded(account)) return taken(proven.type)
  if (mfaMethods(found).length > 0 || !canGo(account, found.accounts)) return taken(proven.type)
  const nonce = randomText()
  const data: TransferData = { from, ...proven }
  await store.tickets.put({ kind: 'transfer', id: nonce, userId, data, expiresAt: now() + lifetime })
  const why = `This account (${proven.type}) is linked to somebody else. Move it here with transferAccount(), or sign in with it.`
  return Object.assign(new LatchkeyError('account_transfer_required', why), { nonce })
}

/** Kinds that one address or subject proves, and no key of ours. */
const kinds = /^(email|phone|wallet|telegram|farcaster|\w+_oauth|custom:.+)$/

/** Moves the account that a refusal was about. `fits` says whether it is of the kind that was asked for. */
export async function transferAccount(
  server: Server,
  userId: string,
  { nonce, fits }: { nonce: string; fits: (account: Pick<AccountRow, 'type' | 'data'>) => boolean },
): Promise<User> {
  const { store, now } = server
  const ticket = await store.tickets.take('transfer', nonce, now())
  const data = ticket?.data as TransferData | undefined
  if (!data || ticket?.userId !== userId || !fits(data)) throw unknown()
  const { from, type, key } = data
  const other = await store.users.get(from, now())
  if (!other || mfaMethods(other).length > 0) throw taken(type)
  const account = { type, key, data: data.data, firstVerifiedAt: now(), latestVerifiedAt: now() }
  const audit = {
    ts: now(),
    actor: 'user',
    event: 'account.unlinked',
    subject: type,
    detail: { type, by: 'transfer' },
  } as const
  const outcome = await store.users.transfer(account, { from, to: userId, only: holdsOne(type), audit })
  if (outcome === 'second_of_kind') throw second(type)
  if (outcome === 'not_linked' || outcome === 'last_account') throw taken(type)
  // Nobody can sign in as somebody who has nothing left.
  if (outcome === 'emptied') await store.users.delete(from)
  return readUser(server, userId)
}

const unknown = () =>
  new LatchkeyError(
    'invalid_credentials',
    'This nonce was used before, is older than ten minutes, or was given to somebody else. Link the account again.',
  )
