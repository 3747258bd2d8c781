import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { factorAudit } from '../mfa/factorAudit.ts'
import { forgetTries, limitTries } from '../mfa/limitTries.ts'
import { asFactor, passkeySince } from '../mfa/mfaMethods.ts'
import { assertMaySetUp } from '../mfa/setUpGuard.ts'
import { stepOf } from '../mfa/totpCode.ts'
import { withTotpSecret } from '../mfa/totpSecret.ts'
import { wrongCode } from '../mfa/useTotp.ts'
import { notLinked } from '../people/linkAccount.ts'
import { readUser } from '../people/readUser.ts'

/** Makes the authenticator app a second factor, by its first code. Who may do so was asked when the secret was made. */
export const enrollTotp = route(endpoints.enrollTotp, async ({ server, session: { userId } }, { code }) => {
  const { store, now } = server
  const row = await store.totp.get(userId)
  if (!row || row.verifiedAt !== null || row.createdAt + lifetime <= now()) throw notBegun()
  await limitTries(server, userId)
  const step = await withTotpSecret(server, row, (secret) => stepOf(secret, code, now()))
  if (step === undefined) throw wrongCode()
  const audit = factorAudit(server, 'mfa.enrolled', 'totp')
  if (!(await store.totp.prove(userId, { wrapped: row.wrapped, step, at: now(), audit }))) throw notBegun()
  await forgetTries(server, userId)
  return readUser(server, userId)
})

/** Says which of the person’s passkeys are second factors. */
export const enrollPasskeys = route(
  endpoints.enrollPasskeys,
  async ({ server, session: { userId } }, { credentialIds, removeForLogin }) => {
    if (removeForLogin === true)
      throw new LatchkeyError('not_supported', 'A passkey that is a second factor goes on signing in, too.')
    const { users, audit } = server.store
    const found = await users.get(userId, server.now())
    const passkeys = (found?.accounts ?? []).filter(({ type }) => type === 'passkey')
    if (credentialIds.some((id) => !passkeys.some(({ key }) => key === id))) throw notLinked()
    for (const passkey of passkeys) {
      const [was, is] = [passkeySince(passkey) !== undefined, credentialIds.includes(passkey.key)]
      if (was === is) continue
      await users.setAccountData(userId, passkey, asFactor(is ? server.now() : null))
      await audit.append(userId, factorAudit(server, is ? 'mfa.enrolled' : 'mfa.removed', 'passkey'))
    }
    return readUser(server, userId)
  },
  { guard: assertMaySetUp },
)

/** Milliseconds to show the secret to an app. */
const lifetime = 1_800_000

const notBegun = () =>
  new LatchkeyError(
    'mfa_not_enrolled',
    'No secret waits for its first code: none was asked for in the last half hour, or it is proven already. Begin again at /mfa/totp/init.',
  )
