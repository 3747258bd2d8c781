import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { forgetTries, limitTries } from '../mfa/limitTries.ts'
import { stepOf } from '../mfa/totpCode.ts'
import { withTotpSecret } from '../mfa/totpSecret.ts'
import { wrongCode } from '../mfa/useTotp.ts'
import { readUser } from '../people/readUser.ts'

/** Makes the authenticator app a second factor, by its first code. Who may do so was asked when the secret was made. */
export const enrollTotp = route(endpoints.enrollTotp, async ({ server, session: { userId } }, { code }) => {
  const { store, now } = server
  const row = await store.totp.get(userId)
  if (!row || row.verifiedAt !== null || row.createdAt + lifetime <= now()) throw notBegun()
  await limitTries(server, userId)
  const step = await withTotpSecret(server, row, (secret) => stepOf(secret, code, now()))
  if (step === undefined) throw wrongCode()
  const audit = {
    ts: now(),
    actor: 'user',
    event: 'mfa.enrolled',
    subject: 'totp',
    detail: { type: 'totp' },
  } as const
  if (!(await store.totp.prove(userId, { wrapped: row.wrapped, step, at: now(), audit }))) throw notBegun()
  await forgetTries(server, userId)
  return readUser(server, userId)
})

/** Milliseconds to show the secret to an app. */
const lifetime = 1_800_000

const notBegun = () =>
  new LatchkeyError(
    'mfa_not_enrolled',
    'No secret waits for its first code: none was asked for in the last half hour, or it is proven already. Begin again at /mfa/totp/init.',
  )
