import type { Hono } from 'hono'
import { newToken } from '../authorize.ts'
import { DfnsHttpError } from '../DfnsHttpError.ts'
import { readBody, textOf } from '../readBody.ts'
import type { Env } from '../route.ts'
import type { World } from '../World.ts'
import { registered } from './login.ts'
import { offerRegistration } from './registration.ts'

/** Gives who an OIDC id token is of; throws where it does not hold. */
export type VerifyIdToken = (idToken: string) => Promise<{ sub: string }>

/** Registration and login by an OIDC id token. */
export function social(app: Hono<Env>, world: World, verifyIdToken: VerifyIdToken | undefined): void {
  const usernameOf = async (text: string) => {
    const body = readBody(text)
    if (textOf(body, 'socialLoginProviderKind') !== 'Oidc') throw new DfnsHttpError(400, 'Only Oidc is known.')
    if (!verifyIdToken) throw new DfnsHttpError(400, 'This organisation trusts no identity provider.')
    const { sub } = await verifyIdToken(textOf(body, 'idToken')).catch(() => {
      throw new DfnsHttpError(401, 'The id token does not hold.')
    })
    return `oidc:${sub}`
  }

  app.post('/auth/registration/social', async (context) =>
    context.json(offerRegistration(world, await usernameOf(context.get('asked').text))),
  )

  app.post('/auth/login/social', async (context) =>
    context.json({ token: newToken(world, registered(world, await usernameOf(context.get('asked').text))) }),
  )
}
