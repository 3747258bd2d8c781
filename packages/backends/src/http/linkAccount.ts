import type { AccountProof, SessionSnapshot, WalletProof } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Attempt, Connection } from './createConnection.ts'

/** Links an account that the person shows to be theirs. */
export async function linkAccount(
  connection: Connection,
  { signal, ...proof }: AccountProof & { signal: AbortSignal },
): Promise<SessionSnapshot> {
  const attempt = connection.begin('linkAccount', signal)
  await link(attempt, proof)
  return attempt.send(endpoints.refreshUser)
}

function link(attempt: Attempt, proof: AccountProof): Promise<unknown> {
  switch (proof.type) {
    case 'email':
      return proof.replaces === undefined
        ? attempt.send(endpoints.linkEmail, { email: proof.address, code: proof.code })
        : attempt.send(endpoints.updateEmail, {
            oldAddress: proof.replaces,
            newAddress: proof.address,
            code: proof.code,
          })
    case 'phone':
      return proof.replaces === undefined
        ? attempt.send(endpoints.linkPhone, { phoneNumber: proof.number, code: proof.code })
        : attempt.send(endpoints.updatePhone, {
            oldPhoneNumber: proof.replaces,
            newPhoneNumber: proof.number,
            code: proof.code,
          })
    case 'wallet':
      return linkWallet(attempt, proof)
    case 'telegram': {
      const { telegramAuthResult, telegramWebAppData } = proof
      return attempt.send(endpoints.linkTelegram, { telegramAuthResult, telegramWebAppData })
    }
    case 'farcaster': {
      const { channelToken, message, signature, fid } = proof
      return attempt.send(endpoints.linkFarcaster, { channelToken, message, signature, fid })
    }
    case 'custom_auth':
      return attempt.send(endpoints.linkCustomJwt, { token: proof.token })
  }
}

function linkWallet(attempt: Attempt, proof: WalletProof): Promise<unknown> {
  const { message, signature, walletClientType = null, connectorType = null } = proof
  const signed = { message, signature, walletClientType, connectorType }
  if (proof.chainType === 'ethereum')
    return attempt.send(endpoints.linkWithSiwe, { ...signed, chainId: proof.chainId ?? null })
  const { messageType = 'plain' } = proof
  return attempt.send(endpoints.linkWithSiws, { ...signed, messageType })
}
