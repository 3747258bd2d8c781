import { LatchkeyError, type AccountName, type AccountProof, type Backend, type OAuthProvider } from '@latchkey/core'
import { toSnapshot, type PrivySession } from './createPrivySession.ts'
import { farcaster, telegram } from './networks.ts'
import type { PrivyClient } from './PrivySdk.ts'
import { signedText } from './signedText.ts'

/** Linking accounts to whoever is signed in, and taking them away. */
export function accountVerbs(
  session: PrivySession,
): Required<Pick<Backend, 'linkAccount' | 'unlinkAccount' | 'acceptTerms'>> {
  const change = (verb: string, signal: AbortSignal, work: (client: PrivyClient) => Promise<unknown>) =>
    session.run(verb, signal, async ({ client }) => {
      await work(client)
      const { user } = await client.user.refreshUser()
      return toSnapshot(verb, user, await client.getIdentityToken())
    })

  return {
    linkAccount: ({ signal, ...proof }) => change('linkAccount', signal, (client) => link(client, proof)),
    unlinkAccount: ({ signal, ...account }) => change('unlinkAccount', signal, (client) => unlink(client, account)),
    acceptTerms: ({ signal }) => change('acceptTerms', signal, (client) => client.user.acceptTerms()),
  }
}

async function link({ auth }: PrivyClient, proof: AccountProof): Promise<unknown> {
  switch (proof.type) {
    case 'email':
      return proof.replaces === undefined
        ? auth.email.linkWithCode(proof.address, proof.code)
        : auth.email.updateEmail({ oldEmailAddress: proof.replaces, newEmailAddress: proof.address, code: proof.code })
    case 'phone':
      return proof.replaces === undefined
        ? auth.phone.linkWithCode(proof.number, proof.code)
        : auth.phone.updatePhone({ oldPhoneNumber: proof.replaces, newPhoneNumber: proof.number, code: proof.code })
    case 'wallet': {
      if (proof.chainType === 'solana') return auth.siws.link(signedText(proof))
      if (proof.chainId === undefined)
        throw new LatchkeyError('wire_invalid', 'Privy asks which chain the text is for. Pass its chainId.')
      return auth.siwe.linkWithSiwe(proof.signature, { address: '', chainId: proof.chainId }, proof.message)
    }
    case 'telegram':
      return auth.telegram.link(telegram(proof))
    case 'farcaster':
      return auth.farcaster.link(farcaster(proof))
    case 'custom_auth':
      return auth.customProvider.linkWithToken(proof.token)
  }
}

function unlink({ auth }: PrivyClient, account: AccountName): Promise<unknown> {
  if ('subject' in account)
    return auth.oauth.unlink(account.type.replace(/_oauth$/, '') as OAuthProvider, account.subject)
  switch (account.type) {
    case 'email':
      return auth.email.unlink(account.address)
    case 'phone':
      return auth.phone.unlink(account.number)
    case 'telegram':
      return auth.telegram.unlink({ telegramUserId: account.telegramUserId })
    case 'farcaster':
      return auth.farcaster.unlink({ fid: account.fid })
    case 'wallet':
      return account.chainType === 'solana'
        ? auth.siws.unlink({ address: account.address })
        : auth.siwe.unlinkWallet(account.address)
  }
}
