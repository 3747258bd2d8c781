import { LatchkeyError } from '@latchkey/core'
import { linkPasskey } from '../../people/addPasskey.ts'
import { snapshotOf } from '../../session/snapshot.ts'
import { bringBack, keptCredential } from '../retired.ts'
import type { WalletActionKind } from './WalletActionKind.ts'

/** A passkey that was put away moves wallets again, and signs in again where it was put away here. Another one signs for it. */
export const activatePasskey: WalletActionKind = {
  async toRequest({ person }, { credentialId }) {
    const { items } = await person.auth.listCredentials()
    const credential = items.find(
      (each) => each.credentialId === credentialId && each.kind === 'Fido2' && !each.isActive,
    )
    if (credential) return { request: { body: { credentialUuid: credential.credentialUuid } }, kept: { credentialId } }
    throw new LatchkeyError('passkey_not_found', 'This person put away no such passkey. Call refreshUser().')
  },
  init: (person, request) => person.auth.activateCredentialInit(request),
  complete: (person, request, signed) => person.auth.activateCredentialComplete(request, signed),
  async toAnswer({ server, userId }, _, kept) {
    const credentialId = kept['credentialId'] as string
    const retired = await bringBack(server, userId, credentialId)
    if (retired) {
      const account = { type: 'passkey', key: credentialId, data: retired.account } as const
      await linkPasskey(server, userId, { account, credential: keptCredential(retired.credential) })
    }
    return { status: 'done', credentialId, ...(await snapshotOf(server, userId)) }
  },
}
