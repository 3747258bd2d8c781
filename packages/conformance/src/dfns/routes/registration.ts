import type { Hono } from 'hono'
import { assertServiceAccount, bearerOf, newToken, signedActorOf } from '../authorize.ts'
import { registrationChallenge } from '../challengeAnswers.ts'
import { readCredential } from '../credentials.ts'
import { DfnsHttpError } from '../DfnsHttpError.ts'
import { objectOf, optionalTextOf, readBody, textOf, type Body } from '../readBody.ts'
import type { Env } from '../route.ts'
import { issue, take } from '../tickets.ts'
import { makeWallet, showWallet } from '../wallets.ts'
import { newId, type DfnsUser, type World } from '../World.ts'

/** Registration of an end user: offered by the app's server, or by a social login; completed by their own credentials. */
export function registration(app: Hono<Env>, world: World): void {
  app.post('/auth/registration/delegated', (context) => {
    const asked = context.get('asked')
    assertServiceAccount(signedActorOf(world, asked))
    const body = readBody(asked.text)
    if (textOf(body, 'kind') !== 'EndUser') throw new DfnsHttpError(400, 'kind has to be EndUser.', { field: 'kind' })
    return context.json(offerRegistration(world, textOf(body, 'email')))
  })

  app.post('/auth/registration', async (context) => {
    const { text, request } = context.get('asked')
    return context.json(await register(world, bearerOf(request), readBody(text)))
  })

  app.post('/auth/registration/enduser', async (context) => {
    const { text, request } = context.get('asked')
    const body = readBody(text)
    if (!Array.isArray(body['wallets'])) throw new DfnsHttpError(400, 'wallets has to be a list.', { field: 'wallets' })
    const made = await register(world, bearerOf(request), body)
    const owner = world.users.get(made.user.id)!
    const wallets = body['wallets'].map((wallet: Body) =>
      showWallet(
        makeWallet(world, {
          network: textOf(wallet, 'network'),
          name: optionalTextOf(wallet, 'name'),
          delegatedTo: owner.id,
        }),
      ),
    )
    return context.json({ ...made, authentication: { token: newToken(world, owner) }, wallets })
  })
}

/** Offers to register. An unfinished registration starts anew, a finished one is refused. */
export function offerRegistration(world: World, username: string) {
  const known = [...world.users.values()].find((user) => user.username === username)
  if (known?.registered) throw new DfnsHttpError(409, 'This user is registered already.')
  const user: DfnsUser = known ?? { id: newId('us'), username, kind: 'EndUser', registered: false }
  world.users.set(user.id, user)
  return registrationChallenge(world, user, issue(world, { kind: 'registration', userId: user.id, bound: {} }))
}

async function register(world: World, temporaryToken: string, body: Body) {
  const ticket = take(world, 'registration', temporaryToken)
  const user = world.users.get(ticket.userId)!
  if (user.registered) throw new DfnsHttpError(409, 'This user is registered already.')
  return await keepCredentials(world, user, ticket.challenge, body)
}

/** Checks and keeps the credentials of a registration or a recovery: all, or none. */
export async function keepCredentials(world: World, user: DfnsUser, challenge: string, body: Body) {
  const first = objectOf(body, 'firstFactorCredential')
  if (first['credentialKind'] === 'RecoveryKey') throw new DfnsHttpError(400, 'A recovery key is no first factor.')
  const others = ['secondFactorCredential', 'recoveryCredential'].flatMap((name) =>
    body[name] === undefined ? [] : [objectOf(body, name)],
  )
  const credentials = []
  for (const each of [first, ...others])
    credentials.push(await readCredential(world, { userId: user.id, challenge }, each))
  for (const each of credentials) world.credentials.set(each.credentialId, each)
  user.registered = true
  const { uuid, kind, name } = credentials[0]!
  return {
    credential: { uuid, kind, name },
    user: { id: user.id, username: user.username, orgId: world.orgId },
  }
}
