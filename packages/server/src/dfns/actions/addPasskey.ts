import { WireInvalidError } from '@latchkey/core/wire'
import { passkeyRefused, verifyRegistration } from '../../passkeys/verifyRegistration.ts'
import { linkPasskey } from '../../people/addPasskey.ts'
import type { ProvenAccount } from '../../people/linkAccount.ts'
import { snapshotOf } from '../../session/snapshot.ts'
import { toAttestation } from '../convert.ts'
import { keepCredential, keptCredential, type KeptCredential } from '../retired.ts'
import type { WalletActionKind } from './WalletActionKind.ts'

/** One more passkey, which was just made and an earlier one now signs for. */
export const addPasskey: WalletActionKind = {
  async toRequest({ server, userId }, { authenticatorResponse, name }) {
    if (!authenticatorResponse) throw new WireInvalidError('authenticator_response', 'is missing')
    const { account, credential, data } = await verifyRegistration(server, 'passkey-link', authenticatorResponse)
    const challengeIdentifier = data['challengeIdentifier']
    if (credential.userId !== userId || typeof challengeIdentifier !== 'string')
      throw passkeyRefused('its challenge was not made for this')
    const body = { ...toAttestation(authenticatorResponse, name ?? 'Passkey'), challengeIdentifier }
    return {
      request: { body },
      kept: { account, name, credential: keepCredential(credential) },
    }
  },
  init: (person, request) => person.auth.createCredentialInit(request),
  complete: (person, request, signed) => person.auth.createCredentialComplete(request, signed),
  async toAnswer({ server, userId }, _, kept) {
    const credential = keptCredential(kept['credential'] as KeptCredential)
    const { account, name } = kept as { account: ProvenAccount; name?: string }
    await linkPasskey(server, userId, { account, credential, name })
    return { status: 'done', credentialId: credential.id, ...(await snapshotOf(server, userId)) }
  },
}
