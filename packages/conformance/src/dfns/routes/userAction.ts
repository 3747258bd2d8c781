import type { Hono } from 'hono'
import { actorOf } from '../authorize.ts'
import { actionChallenge } from '../challengeAnswers.ts'
import { DfnsHttpError } from '../DfnsHttpError.ts'
import { objectOf, readBody, textOf } from '../readBody.ts'
import type { Env } from '../route.ts'
import { issue, take } from '../tickets.ts'
import { verifyAssertion } from '../verifyAssertion.ts'
import type { World } from '../World.ts'

/** The signature that each write takes: bound to whoever asks, to method, path and the body, byte for byte. */
export function userAction(app: Hono<Env>, world: World): void {
  app.post('/auth/action/init', (context) => {
    const asked = context.get('asked')
    const { id } = actorOf(world, asked)
    const body = readBody(asked.text)
    const payload = body['userActionPayload']
    if (typeof payload !== 'string') throw new DfnsHttpError(400, 'userActionPayload has to be a text.')
    const bound = {
      method: textOf(body, 'userActionHttpMethod'),
      path: textOf(body, 'userActionHttpPath'),
      payload,
    }
    return context.json(actionChallenge(world, id, issue(world, { kind: 'action', userId: id, bound })))
  })

  app.post('/auth/action', async (context) => {
    const asked = context.get('asked')
    const { id } = actorOf(world, asked)
    const body = readBody(asked.text)
    const ticket = take(world, 'action', textOf(body, 'challengeIdentifier'))
    if (ticket.userId !== id) throw new DfnsHttpError(401, 'This challenge is somebody else’s.')
    await verifyAssertion(world, ticket, objectOf(body, 'firstFactor'))
    const signed = issue(world, { kind: 'signedAction', userId: id, bound: ticket.bound })
    return context.json({ userAction: signed.id })
  })
}
