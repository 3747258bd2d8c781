import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { whoAsks } from '../http/whoAsks.ts'
import { findOrCreateUser } from '../people/findOrCreateUser.ts'
import { isTestRecipient, makeCode, useCode } from '../people/oneTimeCode.ts'
import { normalisePhone } from '../people/phone.ts'
import { phoneAccount } from '../people/phoneAccount.ts'
import { startSession } from '../session/startSession.ts'
import { verifyDpop } from '../tokens/dpop.ts'

/** Texts a six-digit code. Known and unknown numbers get the same text and the same answer. */
export const sendSmsCode = route(endpoints.sendSmsCode, async (call, { phoneNumber }) => {
  const { server } = call
  const { texter, appName } = server
  const { key: address } = await normalisePhone(phoneNumber)
  const to = { kind: 'sms-code', address } as const
  if (isTestRecipient(server, to)) return { success: true }
  if (!texter)
    throw new LatchkeyError(
      'capability_missing',
      'This server sends no texts, so nobody can sign in by phone. Give it a texter.',
    )
  const code = await makeCode(server, to, (await whoAsks(call))?.userId ?? null)
  const text = `${code} is your code for ${appName}. It is good for 10 minutes and works once.`
  await texter.send({ to: address, text }).catch((cause: unknown) => {
    throw new LatchkeyError('sms_unavailable', 'The code could not be texted just now. Try again in a minute.', {
      retryable: true,
      cause,
    })
  })
  return { success: true }
})

/** Signs in with the code that was texted. */
export const loginWithSms = route(endpoints.loginWithSms, async ({ server, request }, { phoneNumber, code, mode }) => {
  const phone = await normalisePhone(phoneNumber)
  const jkt = await verifyDpop(server, request)
  await useCode(server, { kind: 'sms-code', address: phone.key }, { code })
  const person = await findOrCreateUser(server, phoneAccount(phone), { mode })
  return startSession(server, { ...person, jkt })
})
