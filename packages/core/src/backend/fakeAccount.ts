import type { AccountName, AccountProof } from '../types/AccountProof.ts'
import type { LinkedAccount, Verification } from '../types/LinkedAccount.ts'

/** The account that a proof shows, which the fake believes: a wallet's address is the last word of what was signed. */
export function fakeAccount(proof: AccountProof, at: Date): LinkedAccount {
  const verified: Verification = { verifiedAt: at, firstVerifiedAt: at, latestVerifiedAt: at }
  switch (proof.type) {
    case 'email':
      return { type: 'email', address: proof.address, ...verified }
    case 'phone':
      return { type: 'phone', number: proof.number, ...verified }
    case 'telegram': {
      const { id, first_name, username } = proof.telegramAuthResult ?? proof.telegramWebAppData ?? {}
      const text = (value: unknown) => (typeof value === 'string' ? value : null)
      const names = { firstName: text(first_name), lastName: null, username: text(username), photoUrl: null }
      return { type: 'telegram', telegramUserId: String(id ?? '55'), ...names, ...verified }
    }
    case 'farcaster': {
      const profile = { username: 'ada', displayName: 'Ada', bio: null, pfp: null, url: null, signerPublicKey: null }
      const ownerAddress = '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB'
      return { type: 'farcaster', fid: proof.fid, ownerAddress, ...profile, ...verified }
    }
    case 'custom_auth':
      return { type: 'custom_auth', customUserId: proof.token, ...verified }
    case 'wallet': {
      const address = proof.message.split(' ').at(-1)!
      const { chainType, walletClientType } = proof
      const brought = {
        imported: false,
        delegated: false,
        walletIndex: null,
        ...(walletClientType && { walletClientType }),
      }
      return { type: 'wallet', address, chainType, ...brought, ...verified }
    }
  }
}

/** True for the account that is named. */
export const isNamed = (name: AccountName) => (account: LinkedAccount) =>
  Object.entries(name).every(([member, value]) => (account as unknown as Record<string, unknown>)[member] === value)
