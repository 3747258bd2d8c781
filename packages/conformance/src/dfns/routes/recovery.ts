import { toBase64url } from '@latchkey/core/wire'
import type { Hono } from 'hono'
import { assertServiceAccount, bearerOf, endTokens, signedActorOf } from '../authorize.ts'
import { registrationChallenge } from '../challengeAnswers.ts'
import { DfnsHttpError } from '../DfnsHttpError.ts'
import { objectOf, readBody, textOf } from '../readBody.ts'
import type { Env } from '../route.ts'
import { issue, take } from '../tickets.ts'
import { verifyAssertion } from '../verifyAssertion.ts'
import type { World } from '../World.ts'
import { registered } from './login.ts'
import { keepCredentials } from './registration.ts'

/** Recovery by a recovery key, which signs for the very credentials that come in the place of all earlier ones. */
export function recovery(app: Hono<Env>, world: World): void {
  app.post('/auth/recover/user/delegated', (context) => {
    const asked = context.get('asked')
    assertServiceAccount(signedActorOf(world, asked))
    const body = readBody(asked.text)
    const user = registered(world, textOf(body, 'username'))
    const key = world.credentials.get(textOf(body, 'credentialId'))
    if (key?.kind !== 'RecoveryKey' || key.userId !== user.id || !key.isActive)
      throw new DfnsHttpError(404, 'Unknown recovery key.')
    const bound = { credentialId: key.credentialId }
    const ticket = issue(world, { kind: 'recovery', userId: user.id, bound })
    const allowed = { id: key.credentialId, encryptedRecoveryKey: key.encryptedPrivateKey ?? '' }
    return context.json({ ...registrationChallenge(world, user, ticket), allowedRecoveryCredentials: [allowed] })
  })

  app.post('/auth/recover/user', async (context) => {
    const { text, request } = context.get('asked')
    const ticket = take(world, 'recovery', bearerOf(request))
    const body = readBody(text)
    const assertion = objectOf(body, 'recovery')
    const fresh = objectOf(body, 'newCredentials')
    if (objectOf(assertion, 'credentialAssertion')['credId'] !== ticket.bound['credentialId'])
      throw new DfnsHttpError(401, 'This recovery is for another key.')
    const challenge = toBase64url(new TextEncoder().encode(JSON.stringify(fresh)))
    await verifyAssertion(world, { ...ticket, challenge }, assertion)

    const user = world.users.get(ticket.userId)!
    const earlier = [...world.credentials.values()].filter(({ userId }) => userId === user.id)
    const made = await keepCredentials(world, user, ticket.challenge, fresh)
    for (const each of earlier) each.isActive = false
    endTokens(world, user.id)
    return context.json(made)
  })
}
