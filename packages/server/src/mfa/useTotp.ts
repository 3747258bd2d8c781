import { LatchkeyError } from '@latchkey/core'
import type { Server } from '../Server.ts'
import { forgetTries, limitTries } from './limitTries.ts'
import { stepOf } from './totpCode.ts'
import { withTotpSecret } from './totpSecret.ts'

/** Uses up the code that the person’s authenticator app shows; throws where it is not a good one. */
export async function useTotp(server: Server, userId: string, code: string): Promise<void> {
  const row = await server.store.totp.get(userId)
  if (row === null || row.verifiedAt === null) throw notEnrolled()
  await limitTries(server, userId)
  const step = await withTotpSecret(server, row, (secret) => stepOf(secret, code, server.now()))
  if (step === undefined || !(await server.store.totp.use(userId, step))) throw wrongCode()
  await forgetTries(server, userId)
}

/** The person has no second factor of this kind. */
export const notEnrolled = () =>
  new LatchkeyError('mfa_not_enrolled', 'This is no second factor of this person’s. Enrol it first, or use another.')

/** What was shown is not the second factor, or not any more. */
export const wrongCode = () =>
  new LatchkeyError(
    'missing_or_invalid_mfa',
    'This code is wrong, was used before, or is not shown any more. Use the next one that the app shows.',
  )
