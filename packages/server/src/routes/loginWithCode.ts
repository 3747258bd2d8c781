import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { whoAsks } from '../http/whoAsks.ts'
import { normaliseEmail } from '../people/email.ts'
import { findOrCreateUser } from '../people/findOrCreateUser.ts'
import { isTestRecipient, makeCode, useCode } from '../people/oneTimeCode.ts'
import { startSession } from '../session/startSession.ts'
import { verifyDpop } from '../tokens/dpop.ts'

/** Mails a six-digit code. Known and unknown addresses get the same mail and the same answer. */
export const sendCode = route(endpoints.sendCode, async (call, body) => {
  const { server } = call
  const { mailer, appName } = server
  const to = { kind: 'email-code', address: normaliseEmail(body.email) } as const
  if (isTestRecipient(server, to)) return { success: true }
  if (!mailer)
    throw new LatchkeyError(
      'capability_missing',
      'This server sends no mail, so nobody can sign in by e-mail. Give it a mailer.',
    )
  const code = await makeCode(server, to, (await whoAsks(call))?.userId ?? null)
  const subject = `${code} is your code for ${appName}`
  const text = [
    `Your code for ${appName} is ${code}.`,
    'It is good for 10 minutes and works once.',
    'If you did not ask for it, ignore this mail: without the code nobody gets in.',
  ].join('\n\n')
  await mailer.send({ to: to.address, subject, text }).catch((cause: unknown) => {
    throw new LatchkeyError('mail_unavailable', 'The code could not be mailed just now. Try again in a minute.', {
      retryable: true,
      cause,
    })
  })
  return { success: true }
})

/** Signs in with the code that was mailed. */
export const loginWithCode = route(endpoints.loginWithCode, async ({ server, request }, { email, code, mode }) => {
  const address = normaliseEmail(email)
  const jkt = await verifyDpop(server, request)
  await useCode(server, { kind: 'email-code', address }, { code })
  const person = await findOrCreateUser(server, { type: 'email', key: address, data: { address } }, { mode })
  return startSession(server, { ...person, jkt })
})
