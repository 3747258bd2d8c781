import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { app, appId, testServer } from '../testServer.test.kit.ts'

const testAccount = { email: 'Test@Acme.example', phone: '+15555550123', code: '246810' }
const params = { appId }

test('the app’s server is told of an account whose code always works, and nobody is sent it', async () => {
  const server = await testServer({ testAccount })
  const { data } = await server.ask(endpoints.getTestCredentials, undefined, { app, params })
  expect(data).toMatchObject([{ email: 'test@acme.example', phoneNumber: '+1 555 555 0123', otpCode: '246810' }])
  const { email, phoneNumber, otpCode: code } = data[0]!
  await server.ask(endpoints.sendCode, { email })
  await server.ask(endpoints.sendSmsCode, { phoneNumber })
  expect([...server.mails, ...server.texts]).toEqual([])
  for (let times = 0; times < 10; times++) await server.ask(endpoints.loginWithCode, { email, code })
  await server.ask(endpoints.loginWithSms, { phoneNumber, code })
})

test('the code is the test account’s alone, and guesses at it are counted', async () => {
  const server = await testServer({ testAccount })
  const guess = (email: string, code: string) => server.ask(endpoints.loginWithCode, { email, code })
  const wrong = { status: 401, code: 'invalid_credentials' }
  await expect(guess('ada@example.com', testAccount.code)).rejects.toMatchObject(wrong)
  for (let tries = 0; tries < 5; tries++) await expect(guess(testAccount.email, '000000')).rejects.toMatchObject(wrong)
  await expect(guess(testAccount.email, '000000')).rejects.toMatchObject({ status: 429 })
})

test('without a test account there is none, and only the app’s server may ask', async () => {
  const none = await testServer()
  await expect(none.ask(endpoints.getTestCredentials, undefined, { app, params })).rejects.toMatchObject({
    status: 501,
    code: 'capability_missing',
  })
  const server = await testServer({ testAccount })
  await expect(server.ask(endpoints.getTestCredentials, undefined, { params })).rejects.toMatchObject({
    status: 401,
    code: 'app_credentials_invalid',
  })
})

test('a test account that cannot work is refused at the start', async () => {
  for (const change of [{ code: '12345' }, { phone: '555' }, { email: 'nobody' }])
    await expect(testServer({ testAccount: { ...testAccount, ...change } })).rejects.toMatchObject({
      code: 'config_invalid',
    })
})
