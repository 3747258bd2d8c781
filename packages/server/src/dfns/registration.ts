import * as endpoints from '@latchkey/core/endpoints'
import { route, type Route } from '../http/route.ts'
import { assertSignedUnlessFirst } from '../http/signedRoute.ts'
import { offerRegistration, passkeyRefused, verifyRegistration } from '../passkeys/verifyRegistration.ts'
import { linkPasskey } from '../people/addPasskey.ts'
import { assertMaySignUp } from '../people/allowlist.ts'
import { newUser, newUserId } from '../people/newUser.ts'
import { snapshotOf } from '../session/snapshot.ts'
import { startSession } from '../session/startSession.ts'
import { verifyDpop } from '../tokens/dpop.ts'
import { challengeBytes, toAttestation } from './convert.ts'
import { dfnsAccount, type DfnsAccess } from './dfnsAccess.ts'

/** A person's first passkey, which signs them in here and moves their wallets there: one prompt, over Dfns' challenge. */
export const registration = (dfns: DfnsAccess): Record<string, Route> => ({
  signupWithPasskeyInit: route(endpoints.signupWithPasskeyInit, async ({ server }) => {
    await assertMaySignUp(server, null)
    const userId = newUserId()
    const { challenge, temporaryAuthenticationToken } = await dfns.offer(userId)
    const data = { temporaryAuthenticationToken }
    const asked = { purpose: 'passkey-register', userId, challenge: challengeBytes(challenge), data } as const
    return { options: await offerRegistration(server, asked) }
  }),

  signupWithPasskey: route(endpoints.signupWithPasskey, async ({ server, request }, { authenticatorResponse }) => {
    const jkt = await verifyDpop(server, request)
    const verified = await verifyRegistration(server, 'passkey-register', authenticatorResponse)
    const { account, credential, data } = verified
    const { userId } = credential
    const token = data['temporaryAuthenticationToken'] as string
    const person = await dfns.register(token, toAttestation(authenticatorResponse))
    const now = server.now()
    const accounts = [{ ...account, firstVerifiedAt: now, latestVerifiedAt: now }, dfnsAccount(person, now)]
    const created = await server.store.users.create(newUser(server, { id: userId }), accounts, { credential })
    if (created.outcome !== 'created') throw passkeyRefused('it belongs to somebody already; sign in with it instead')
    return startSession(server, { userId, isNewUser: true, jkt })
  }),

  linkPasskeyInit: route(endpoints.linkPasskeyInit, async ({ server, session: { userId } }) => {
    const known = await server.store.credentials.ofUser(userId)
    const asked = { purpose: 'passkey-link', userId, known } as const
    if ((await dfns.idOf(userId)) === undefined) {
      const { challenge, temporaryAuthenticationToken } = await dfns.offer(userId)
      const data = { temporaryAuthenticationToken }
      return { options: await offerRegistration(server, { ...asked, challenge: challengeBytes(challenge), data }) }
    }
    const { challenge, challengeIdentifier } = await dfns.offerAnother(userId, 'Fido2')
    const data = { challengeIdentifier }
    return { options: await offerRegistration(server, { ...asked, challenge: challengeBytes(challenge), data }) }
  }),

  addPasskey: route(
    endpoints.addPasskey,
    async ({ server, session: { userId } }, { authenticatorResponse, name }) => {
      const { account, credential, data } = await verifyRegistration(server, 'passkey-link', authenticatorResponse)
      const token = data['temporaryAuthenticationToken']
      if (credential.userId !== userId || typeof token !== 'string')
        throw passkeyRefused('an earlier passkey has to sign for it')
      const person = await dfns.register(token, toAttestation(authenticatorResponse, name))
      await server.store.users.link(userId, dfnsAccount(person, server.now()))
      await linkPasskey(server, userId, { account, credential, name })
      return snapshotOf(server, userId)
    },
    { guard: assertSignedUnlessFirst },
  ),
})
