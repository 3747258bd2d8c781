import * as endpoints from '@latchkey/core/endpoints'
import { mfaHeader } from '@latchkey/core/wire'
import { base32 } from '@scure/base'
import { stepAt, totpCode } from './mfa/totpCode.ts'
import { askSigned } from './testAction.test.kit.ts'
import type { testPerson } from './testPerson.test.kit.ts'
import type { TestServer } from './testServer.test.kit.ts'

type Person = Pick<Awaited<ReturnType<typeof testPerson>>, 'token'> & { passkey?: never }
type WithPasskey = Pick<Awaited<ReturnType<typeof testPerson>>, 'token' | 'passkey'>

/** An authenticator app that shows codes of a secret by the server’s clock. */
export const authenticator = ({ clock }: Pick<TestServer, 'clock'>, secret: string) => ({
  /** The code shown now, or so many steps later. */
  code: (later = 0) => totpCode(new Uint8Array(base32.decode(secret)), stepAt(clock.now) + later),
})

/** Enrols an authenticator app, signed by the person’s passkey where they have one; the next code is another one by then. */
export async function enrol(server: TestServer, person: Person | WithPasskey) {
  const { secret } = person.passkey
    ? await askSigned(server, person as WithPasskey, endpoints.initEnrollTotp, {})
    : await server.ask(endpoints.initEnrollTotp, {}, person)
  const app = authenticator(server, secret)
  const user = await server.ask(endpoints.enrollTotp, { code: await app.code() }, { token: person.token })
  server.clock.now += 30_000
  return { ...app, secret, user }
}

/** Shows a second factor; gives what a request then brings. */
export async function showFactor(
  server: TestServer,
  { token }: { token: string },
  app: Pick<ReturnType<typeof authenticator>, 'code'>,
) {
  const shown = await server.ask(endpoints.verifyTotp, { code: await app.code() }, { token })
  server.clock.now += 30_000
  return { token, headers: { [mfaHeader]: shown.token } }
}
