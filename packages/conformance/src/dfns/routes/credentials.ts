import type { Hono } from 'hono'
import { actorOf, signedActorOf, type Asked } from '../authorize.ts'
import { registrationChallenge } from '../challengeAnswers.ts'
import { activeCredentials, readCredential } from '../credentials.ts'
import { DfnsHttpError } from '../DfnsHttpError.ts'
import { readBody, textOf } from '../readBody.ts'
import type { Env } from '../route.ts'
import { issue, take } from '../tickets.ts'
import type { DfnsCredential, World } from '../World.ts'

/** The credentials of whoever asks: list, add (the new one is made, then an old one signs), deactivate, activate. */
export function credentials(app: Hono<Env>, world: World): void {
  app.get('/auth/credentials', (context) => {
    const actor = actorOf(world, context.get('asked'))
    const own = [...world.credentials.values()].filter(({ userId }) => userId === actor.id)
    return context.json({ items: own.map((each) => show(world, each)) })
  })

  app.post('/auth/credentials/init', (context) => {
    const asked = context.get('asked')
    const actor = actorOf(world, asked)
    const kind = textOf(readBody(asked.text), 'kind')
    const ticket = issue(world, { kind: 'credential', userId: actor.id, bound: { kind } })
    return context.json({ ...registrationChallenge(world, actor, ticket), kind, challengeIdentifier: ticket.id })
  })

  app.post('/auth/credentials', async (context) => {
    const asked = context.get('asked')
    const actor = signedActorOf(world, asked)
    const body = readBody(asked.text)
    const ticket = take(world, 'credential', textOf(body, 'challengeIdentifier'))
    if (ticket.userId !== actor.id || ticket.bound['kind'] !== body['credentialKind'])
      throw new DfnsHttpError(401, 'This challenge is for another credential.')
    const credential = await readCredential(world, ticket, body)
    world.credentials.set(credential.credentialId, credential)
    return context.json(show(world, credential))
  })

  app.put('/auth/credentials/deactivate', (context) => context.json(turn(world, context.get('asked'), false)))
  app.put('/auth/credentials/activate', (context) => context.json(turn(world, context.get('asked'), true)))
}

function turn(world: World, asked: Asked, isActive: boolean) {
  const actor = signedActorOf(world, asked)
  const uuid = textOf(readBody(asked.text), 'credentialUuid')
  const credential = [...world.credentials.values()].find((each) => each.uuid === uuid && each.userId === actor.id)
  if (!credential) throw new DfnsHttpError(404, 'Unknown credential.')
  const signing = (['Fido2', 'Key'] as const).flatMap((kind) => activeCredentials(world, actor.id, kind))
  if (!isActive && signing.every((each) => each === credential))
    throw new DfnsHttpError(400, 'The last active credential stays.')
  credential.isActive = isActive
  return { message: 'success' }
}

const show = (
  world: World,
  { kind, credentialId, uuid, dateCreated, isActive, name, publicKey, origin }: DfnsCredential,
) => ({
  kind,
  credentialId,
  credentialUuid: uuid,
  uuid,
  dateCreated,
  isActive,
  name,
  publicKey,
  relyingPartyId: kind === 'Fido2' ? world.rp.id : '',
  origin,
})
