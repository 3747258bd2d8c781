import { LatchkeyError } from '@latchkey/core'
import { lastWayIn, unlinkAccount } from '../../people/unlinkAccount.ts'
import { snapshotOf } from '../../session/snapshot.ts'
import { isLastWayIn, isNamed } from '../../store/isWayIn.ts'
import { keepCredential, retire, type Retired } from '../retired.ts'
import type { WalletActionKind } from './WalletActionKind.ts'

/** Takes a passkey away: there it moves no wallets any more, and here it signs nobody in. The last one stays. */
export const removePasskey: WalletActionKind = {
  async toRequest({ server, person, userId }, { credentialId }) {
    const { items } = await person.auth.listCredentials()
    const active = items.filter(({ isActive, kind }) => isActive && kind === 'Fido2')
    const credential = active.find((each) => each.credentialId === credentialId)
    if (!credential)
      throw new LatchkeyError(
        'passkey_not_found',
        'This person has no such passkey. Call refreshUser() if it was removed elsewhere.',
      )
    const found = await server.store.users.get(userId, server.now())
    const accounts = found?.accounts ?? []
    if (active.length === 1 && accounts.some(({ data }) => data['wallet_client_type'] === 'dfns'))
      throw new LatchkeyError(
        'last_recovery_method',
        'This passkey is the only one that moves the wallets, so they would be lost. Add another one first.',
      )
    const account = accounts.find(isNamed({ type: 'passkey', key: credential.credentialId }))
    if (active.length === 1 || (account && isLastWayIn(account, accounts))) throw lastWayIn()
    const row = account && (await server.store.credentials.get(account.key))
    const retired = row && { credential: keepCredential(row), account: account.data }
    return {
      request: { body: { credentialUuid: credential.credentialUuid } },
      kept: { credentialId, ...(retired && { retired }) },
    }
  },
  init: (person, request) => person.auth.deactivateCredentialInit(request),
  complete: (person, request, signed) => person.auth.deactivateCredentialComplete(request, signed),
  async toAnswer({ server, userId }, _, kept) {
    const credentialId = kept['credentialId'] as string
    await unlinkAccount(server, userId, { type: 'passkey', key: credentialId })
    const retired = kept['retired'] as Retired | undefined
    if (retired) await retire(server, userId, retired)
    return { status: 'done', credentialId, ...(await snapshotOf(server, userId)) }
  },
}
