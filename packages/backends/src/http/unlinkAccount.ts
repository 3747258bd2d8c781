import { LatchkeyError, type AccountName, type OAuthProvider, type SessionSnapshot } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Endpoint } from '@latchkey/core/wire'
import type { Connection } from './createConnection.ts'
import { signRequest } from './signRequest.ts'

/** Takes an account from the person. Where it is the last way in beside passkeys, one of these is asked to sign for it. */
export async function unlinkAccount(
  connection: Connection,
  { signal, ...account }: AccountName & { signal: AbortSignal },
): Promise<SessionSnapshot> {
  const attempt = connection.begin('unlinkAccount', signal)
  await unlink(account, async (endpoint, body) => {
    try {
      await attempt.send(endpoint, body)
    } catch (error) {
      // Nothing was signed yet: this says that it has to be.
      if (!(error instanceof LatchkeyError && error.code === 'action_signature_invalid')) throw error
      const { userAction } = await signRequest(connection, attempt, { endpoint, body })
      await attempt.send(endpoint, body, { userAction })
    }
  })
  return attempt.send(endpoints.refreshUser)
}

type Send = <body>(endpoint: Endpoint<body, unknown>, body: body) => Promise<void>

function unlink(account: AccountName, send: Send): Promise<void> {
  if ('subject' in account)
    return send(endpoints.unlinkOAuth, { provider: providerOf(account.type), subject: account.subject })
  switch (account.type) {
    case 'email':
      return send(endpoints.unlinkEmail, { address: account.address })
    case 'phone':
      return send(endpoints.unlinkPhone, { phoneNumber: account.number })
    case 'telegram':
      return send(endpoints.unlinkTelegram, { telegramUserId: account.telegramUserId })
    case 'farcaster':
      return send(endpoints.unlinkFarcaster, { fid: account.fid })
    case 'wallet':
      return account.chainType === 'solana'
        ? send(endpoints.unlinkSolanaWallet, { address: account.address })
        : send(endpoints.unlinkWallet, { address: account.address })
  }
}

const providerOf = (type: string) => type.replace(/_oauth$/, '') as OAuthProvider
