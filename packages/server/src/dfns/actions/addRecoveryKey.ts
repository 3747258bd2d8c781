import { WireInvalidError } from '@latchkey/core/wire'
import { recoveryCredential } from '@latchkey/core/walletActions'
import type { WalletActionKind } from './WalletActionKind.ts'

/** A recovery key, which was made in the page and a passkey now signs for. The newest one counts. */
export const addRecoveryKey: WalletActionKind = {
  async toRequest(_, { recoveryKey, challengeIdentifier }) {
    if (!recoveryKey) throw new WireInvalidError('recovery_key', 'is missing')
    if (challengeIdentifier === undefined) throw new WireInvalidError('challenge_identifier', 'is missing')
    const body = { ...recoveryCredential(recoveryKey), challengeIdentifier }
    return { request: { body }, kept: { credentialId: recoveryKey.credentialId } }
  },
  init: (person, request) => person.auth.createCredentialInit(request),
  complete: (person, request, signed) => person.auth.createCredentialComplete(request, signed),
  toAnswer: async (_, __, kept) => ({ status: 'done', credentialId: kept['credentialId'] as string }),
}
