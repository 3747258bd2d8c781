import { LatchkeyError } from '@latchkey/core'
import type { Server } from '../Server.ts'
import type { AccountRow, ReceiptRow, UserWithAccounts } from '../store/Store.ts'
import { pregenerate } from './pregenerate.ts'
import type { walletsAsked } from './walletsAsked.ts'

interface AddWallets {
  userId: string
  asked: ReturnType<typeof walletsAsked>
  /** Makes the receipt that is to be stored with them, from the new accounts and the person who then has them. */
  receipt?: ((made: AccountRow[], person: UserWithAccounts) => ReceiptRow) | undefined
}

/** Makes wallets for a person who is known already but has not arrived. `repeated`: the receipt's key was used before, so none were made. */
export async function addWallets(
  server: Server,
  { userId, asked, receipt }: AddWallets,
): Promise<AccountRow[] | 'repeated'> {
  const { users, pregenerated } = server.store
  for (let tries = 1; ; tries++) {
    const now = server.now()
    const [person, row] = await Promise.all([users.get(userId, now), pregenerated.get(userId)])
    if (!person) throw refusals.not_found()
    if (asked.smartWallet && person.accounts.some(({ type }) => type === 'smart_wallet')) throw refusals.account_taken()
    const made = await pregenerate(server, { userId, ...asked, existing: { row, accounts: person.accounts } })
    const after = { ...person, accounts: [...person.accounts, ...made.accounts] }
    const more = receipt && { receipt: receipt(made.accounts, after), now }
    const added = await pregenerated.add(made.row, made.accounts, more)
    if (added === 'repeated') return added
    if (added === 'added') return made.accounts
    // Somebody else was faster, perhaps with the very same wallet: what they stored counts, and ours comes after it.
    const overtaken = added === 'secret_changed' || added === 'index_taken' || added === 'account_taken'
    if (!overtaken || tries === 8) throw refusals[added]()
  }
}

const busy = () =>
  new LatchkeyError('wallet_index_conflict', 'Other wallets of this person are being made at this moment. Try again.', {
    retryable: true,
  })

const refusals = {
  not_found: () => new LatchkeyError('user_not_found', 'Nobody here has this id, so no wallet was made.'),
  vault_exists: () =>
    new LatchkeyError(
      'vault_exists',
      'This person keeps their wallets in a vault of their own, so only they can make one, signed in, with createWallet().',
    ),
  account_taken: () =>
    new LatchkeyError('wallet_already_exists', 'A wallet like this is linked already. A person has one smart wallet.'),
  secret_changed: busy,
  index_taken: busy,
}
