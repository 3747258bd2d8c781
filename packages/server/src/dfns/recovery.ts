import { LatchkeyError } from '@latchkey/core'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import * as endpoints from '@latchkey/core/walletActions'
import { utf8 } from '../bytes.ts'
import { route, type Route } from '../http/route.ts'
import { offerRegistration, passkeyRefused, verifyRegistration } from '../passkeys/verifyRegistration.ts'
import { linkPasskey } from '../people/addPasskey.ts'
import { unlinkAccount } from '../people/unlinkAccount.ts'
import type { Server } from '../Server.ts'
import { snapshotOf } from '../session/snapshot.ts'
import type { SignedIn } from '../tokens/SignedIn.ts'
import { challengeBytes } from './convert.ts'
import type { DfnsAccess } from './dfnsAccess.ts'
import { refusing } from './dfnsError.ts'

/**
 * For who lost every passkey, and got in by another way: the recovery key signs for a new one. Only who is signed in is
 * given the encrypted key, so that nobody else may guess at its passcode.
 */
export const recovery = (dfns: DfnsAccess): Record<string, Route> => ({
  addRecoveryKeyInit: route(endpoints.addRecoveryKeyInit, ({ session: { userId } }) =>
    dfns.offerAnother(userId, 'RecoveryKey'),
  ),

  recoverInit: route(endpoints.recoverInit, async ({ server, session: { userId } }) => {
    const credentialId = await newestRecoveryKey(dfns, userId)
    const username = await dfns.usernameOf(userId)
    const { challenge, temporaryAuthenticationToken, allowedRecoveryCredentials } = await refusing(() =>
      dfns.service.auth.createDelegatedRecoveryChallenge({ body: { username, credentialId } }),
    )
    const allowed = allowedRecoveryCredentials.find(({ id }) => id === credentialId)
    if (!allowed) throw new LatchkeyError('backend_invalid', 'The wallet service gave another recovery key.')
    const options = await offerRegistration(server, {
      purpose: 'passkey-link',
      userId,
      challenge: challengeBytes(challenge),
      data: { recoveryToken: temporaryAuthenticationToken, credentialId },
    })
    return { options, recoveryKey: { credentialId, encryptedPrivateKey: allowed.encryptedRecoveryKey } }
  }),

  recover: route(endpoints.recover, async ({ server, session }, { signature, ...recovered }) => {
    const { authenticatorResponse, name } = recovered
    const { account, credential, data } = await verifyRegistration(server, 'passkey-link', authenticatorResponse)
    const { userId } = session
    const { recoveryToken, credentialId } = data as { recoveryToken?: string; credentialId: string }
    if (recoveryToken === undefined || credential.userId !== userId)
      throw passkeyRefused('its challenge was not made to recover')
    const newCredentials = endpoints.recoveredCredentials(recovered)
    if (challengeIn(signature.clientData) !== toBase64url(utf8(JSON.stringify(newCredentials))))
      throw new LatchkeyError(
        'action_signature_invalid',
        'The recovery key signed for other credentials than these. Start again.',
      )
    const credentialAssertion = { credId: credentialId, ...signature }
    await dfns.recover(userId, recoveryToken, {
      recovery: { kind: 'RecoveryKey', credentialAssertion },
      newCredentials,
    })
    await linkPasskey(server, userId, { account, credential, name })
    await endAllElse(server, session, credential.id)
    return snapshotOf(server, userId)
  }),
})

/** What a key signed, as its client data say. Whether it did is for Dfns to check. */
function challengeIn(clientData: string): unknown {
  try {
    return (JSON.parse(new TextDecoder().decode(fromBase64url(clientData))) as { challenge?: unknown }).challenge
  } catch {
    return undefined
  }
}

async function newestRecoveryKey(dfns: DfnsAccess, userId: string): Promise<string> {
  const { auth } = await dfns.person(userId)
  const { items } = await refusing(() => auth.listCredentials())
  const keys = items.filter(({ kind, isActive }) => kind === 'RecoveryKey' && isActive)
  const newest = keys.sort((a, b) => Date.parse(b.dateCreated) - Date.parse(a.dateCreated))[0]
  if (newest) return newest.credentialId
  throw new LatchkeyError(
    'recovery_key_not_found',
    'This person made no recovery key while they had a passkey, so nothing can take its place.',
  )
}

/** What was, is no more: earlier passkeys sign nobody in, and whoever was signed in elsewhere is out. */
async function endAllElse(server: Server, { userId, sid }: SignedIn, newest: string): Promise<void> {
  const { credentials, families } = server.store
  for (const { id } of await credentials.ofUser(userId))
    if (id !== newest) await unlinkAccount(server, userId, { type: 'passkey', key: id })
  const own = await families.ofSession(sid)
  await families.revokeOfUser(userId, server.now(), { except: own?.id })
}
