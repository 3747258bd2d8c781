import type { Hono } from 'hono'
import { actorOf, assertServiceAccount, bearerOf, endTokens, newToken, signedActorOf } from '../authorize.ts'
import { actionChallenge } from '../challengeAnswers.ts'
import { DfnsHttpError } from '../DfnsHttpError.ts'
import { objectOf, readBody, textOf } from '../readBody.ts'
import type { Env } from '../route.ts'
import { issue, take } from '../tickets.ts'
import { verifyAssertion } from '../verifyAssertion.ts'
import type { World } from '../World.ts'

/** Access tokens: by the app's server, by the person's own credential, and their end. */
export function login(app: Hono<Env>, world: World): void {
  app.post('/auth/login/delegated', (context) => {
    const asked = context.get('asked')
    assertServiceAccount(signedActorOf(world, asked))
    const username = textOf(readBody(asked.text), 'username')
    return context.json({ token: newToken(world, registered(world, username)) })
  })

  app.post('/auth/login/init', (context) => {
    const body = readBody(context.get('asked').text)
    if (textOf(body, 'orgId') !== world.orgId) throw new DfnsHttpError(401, 'Unknown organisation.')
    const user = registered(world, textOf(body, 'username'))
    return context.json(actionChallenge(world, user.id, issue(world, { kind: 'login', userId: user.id, bound: {} })))
  })

  app.post('/auth/login', async (context) => {
    const body = readBody(context.get('asked').text)
    const ticket = take(world, 'login', textOf(body, 'challengeIdentifier'))
    await verifyAssertion(world, ticket, objectOf(body, 'firstFactor'))
    return context.json({ token: newToken(world, world.users.get(ticket.userId)!) })
  })

  app.put('/auth/logout', (context) => {
    const asked = context.get('asked')
    const actor = actorOf(world, asked)
    if (readBody(asked.text)['allSessions'] === true) endTokens(world, actor.id)
    else world.tokens.delete(bearerOf(asked.request))
    return context.json({ message: 'success' })
  })
}

/** A registered end user by name. */
export function registered(world: World, username: string) {
  const user = [...world.users.values()].find((each) => each.username === username && each.kind === 'EndUser')
  if (user?.registered) return user
  throw new DfnsHttpError(401, 'Unknown user.')
}
