import {
  CapabilityMissingError,
  delegatedWallets,
  delegateWallet,
  findWallet,
  LatchkeyError,
  MustBeAuthenticatedError,
  revokeWallets,
  WalletNotFoundError,
  type ChainType,
  type DelegateWalletParameters,
  type Session,
} from '@latchkey/core'
import type { Dialogs } from './Dialogs.ts'
import type { OpenDialog } from './DialogsSlot.ts'
import { toPrivysUser } from './toPrivysUser.ts'
import type { User } from './User.ts'

/** Server access to one wallet. What Privy's has no words for (scope, time, passcode) may be named, too. */
export async function giveAccess(session: Session, parameters: DelegateWalletParameters): Promise<void> {
  await delegateWallet(session, parameters)
}

/** Ends server access to all wallets. Where none has any, that is done already. */
export async function endAccess(session: Session): Promise<void> {
  await revokeWallets(session)
}

interface Asked {
  dialogs: Dialogs
  open: OpenDialog
}

/** Server access to one wallet, after a dialog; without one, the passkey's prompt is all that asks. */
export async function askForAccess(
  session: Session,
  { dialogs: { DelegateWallet }, open }: Asked,
  wallet: { address: string; chainType: ChainType },
): Promise<void> {
  if (!DelegateWallet) return await giveAccess(session, wallet)
  const { address } = findOwn(session, wallet.address)
  if (isDelegated(session, address)) return
  await open((onClose) => <DelegateWallet {...wallet} address={address} onClose={onClose} />)
  if (!isDelegated(session, address)) throw declined('Server access was not given')
}

/** Ends server access to all wallets, after a dialog. */
export async function askToEndAccess(session: Session, { dialogs: { RevokeWallets }, open }: Asked): Promise<void> {
  if (!RevokeWallets) return await endAccess(session)
  if (!delegated(session).length) return
  await open((onClose) => <RevokeWallets onClose={onClose} />)
  if (delegated(session).length) throw declined('Server access was not ended')
}

/** Server access under Privy's newer name. It is the app's own server that signs; others' keys cannot be named. */
export async function addSigners(
  session: Session,
  { address, signers }: { address: string; signers: readonly { signerId: string; policyIds?: string[] }[] },
): Promise<{ user: User }> {
  if (signers.length) throw new CapabilityMissingError(session.backend.name, 'addSigners({ signers: [ … ] })')
  const { chainType } = findOwn(session, address)
  return { user: toPrivysUser(await delegateWallet(session, { address, chainType })) }
}

/** Ends server access to one wallet. */
export async function removeSigners(session: Session, { address }: { address: string }): Promise<{ user: User }> {
  await revokeWallets(session, { wallets: [address] })
  return { user: toPrivysUser(person(session, 'removeSigners')) }
}

function person(session: Session, verb: string) {
  const { user } = session.store.getState()
  if (!user) throw new MustBeAuthenticatedError(verb)
  return user
}

function findOwn(session: Session, address: string) {
  const wallet = findWallet(person(session, 'delegateWallet'), address)
  if (!wallet) throw new WalletNotFoundError(address)
  return wallet
}

const delegated = (session: Session) => delegatedWallets(person(session, 'revokeWallets'))

const isDelegated = (session: Session, address: string) => findOwn(session, address).delegated

const declined = (what: string) =>
  new LatchkeyError('consent_declined', `${what}: the dialog was closed. Ask again where the person wants it.`)
