import {
  addPasskey,
  LatchkeyError,
  linkWithWallet,
  removePasskey,
  unlinkAccount,
  type Eip1193Provider,
  type OAuthAccountType,
  type OAuthProvider,
  type Session,
} from '@latchkey/core'
import { toPrivysUser } from './toPrivysUser.ts'
import type { User } from './User.ts'

/** Links the wallet of this browser. */
export async function linkBrowserWallet(session: Session) {
  const { ethereum } = globalThis as { ethereum?: Eip1193Provider }
  if (ethereum) return await linkWithWallet(session, { provider: ethereum })
  throw new LatchkeyError(
    'wallet_unreachable',
    'This browser has no wallet. Install one, or link by useLinkWithSiwe().',
  )
}

/** Links one more passkey. */
export const linkPasskey = (session: Session, { name }: { name?: string } = {}) =>
  addPasskey(session, name === undefined ? {} : { name })

/** Takes an address from the person. */
export const unlinkEmail = (session: Session, address: string) => unlink(session, { type: 'email', address })

/** Takes a number from the person. */
export const unlinkPhone = (session: Session, number: string) => unlink(session, { type: 'phone', number })

/** Takes an external wallet from the person. */
export const unlinkWallet = (session: Session, address: string) =>
  unlink(session, { type: 'wallet', address, chainType: address.startsWith('0x') ? 'ethereum' : 'solana' })

/** Takes a Telegram account from the person. */
export const unlinkTelegram = (session: Session, telegramUserId: string) =>
  unlink(session, { type: 'telegram', telegramUserId })

/** Takes a Farcaster account from the person. */
export const unlinkFarcaster = (session: Session, fid: number) => unlink(session, { type: 'farcaster', fid })

/** Takes an account at another provider from the person. */
export const unlinkOAuth = (session: Session, { provider, subject }: { provider: OAuthProvider; subject: string }) =>
  unlink(session, { type: typeOf(provider), subject })

/** Takes a passkey from the person. Another one signs for it. */
export const unlinkPasskey = async (session: Session, credentialId: string): Promise<User> =>
  toPrivysUser(await removePasskey(session, { credentialId }))

const unlink = async (...parameters: Parameters<typeof unlinkAccount>): Promise<User> =>
  toPrivysUser(await unlinkAccount(...parameters))

const typeOf = (provider: OAuthProvider): OAuthAccountType =>
  provider.startsWith('custom:') ? (provider as `custom:${string}`) : `${provider}_oauth`
