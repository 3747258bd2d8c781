import type { LinkedAccount, OwnPasskey, RecoveryOption, User } from '@latchkey/core'
import { signsIn } from '../LinkedAccountList/signsIn.ts'

/** A passkey with what hangs on it: all that its row says, and all that taking it away asks for. */
export interface PasskeyEntry {
  passkey: OwnPasskey
  isOnly: boolean
  opensWallets: boolean
  /** Why it has to stay for now: without it nobody could sign in as this person, or nobody could open their wallets. */
  keptAs?: 'wayIn' | 'opener'
  /** True where, without it, only the passcode opens the wallets, so that it is asked for. */
  leavesPasscode: boolean
}

interface ReadParameters {
  user: User
  passkeys: readonly OwnPasskey[]
  /** What opens the wallets; undefined where that is not known. */
  ways: readonly RecoveryOption[] | undefined
}

/** What each passkey is to the person, before they press anything. */
export function readPasskeys({ user, passkeys, ways = [] }: ReadParameters): PasskeyEntry[] {
  const hasOtherWayIn = user.linkedAccounts.some(isOtherWayIn)
  const isOnly = passkeys.length === 1
  return passkeys.map((passkey) => {
    const left = ways.filter(({ credentialId }) => credentialId !== passkey.credentialId)
    const opensWallets = left.length < ways.length
    const keptAs = isOnly && !hasOtherWayIn ? 'wayIn' : opensWallets && !left.length ? 'opener' : undefined
    const leavesPasscode = opensWallets && !left.some(({ method }) => method === 'user-passkey')
    return { passkey, isOnly, opensWallets, leavesPasscode, ...(keptAs && { keptAs }) }
  })
}

/** Whether the person can sign in with it for good, and it is no passkey. */
const isOtherWayIn = (account: LinkedAccount) => account.type !== 'passkey' && signsIn(account)
