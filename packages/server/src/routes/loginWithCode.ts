import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { codeLifetime, codeTicketId, limit, normaliseEmail, randomCode } from '../people/emailCode.ts'
import { findOrCreateUser } from '../people/findOrCreateUser.ts'
import { startSession } from '../session/startSession.ts'
import { verifyDpop } from '../tokens/dpop.ts'

/** Mails a six-digit code. Known and unknown addresses get the same mail and the same answer. */
export const sendCode = route(endpoints.sendCode, async ({ server }, body) => {
  const { mailer, store, appName } = server
  if (!mailer)
    throw new LatchkeyError(
      'capability_missing',
      'This server sends no mail, so nobody can sign in by e-mail. Give it a mailer.',
    )
  const email = normaliseEmail(body.email)
  await limit(server, 'send', email, 3)
  const code = randomCode()
  const id = await codeTicketId(server, email, code)
  await store.tickets.put({ kind: 'email-code', id, userId: null, data: {}, expiresAt: server.now() + codeLifetime })
  const subject = `${code} is your code for ${appName}`
  const text = [
    `Your code for ${appName} is ${code}.`,
    'It is good for 10 minutes and works once.',
    'If you did not ask for it, ignore this mail: without the code nobody gets in.',
  ].join('\n\n')
  await mailer.send({ to: email, subject, text }).catch((cause: unknown) => {
    throw new LatchkeyError('mail_unavailable', 'The code could not be mailed just now. Try again in a minute.', {
      retryable: true,
      cause,
    })
  })
  return { success: true }
})

/** Signs in with the code that was mailed. */
export const loginWithCode = route(endpoints.loginWithCode, async ({ server, request }, body) => {
  const email = normaliseEmail(body.email)
  const jkt = await verifyDpop(server, request)
  await limit(server, 'try', email, 5)
  const id = await codeTicketId(server, email, body.code)
  if (!(await server.store.tickets.take('email-code', id, server.now())))
    throw new LatchkeyError(
      'invalid_credentials',
      'This code is wrong, was used before, or is older than 10 minutes. Ask for a new one.',
    )
  const person = await findOrCreateUser(server, { type: 'email', key: email, data: { address: email } })
  return startSession(server, { ...person, jkt })
})
