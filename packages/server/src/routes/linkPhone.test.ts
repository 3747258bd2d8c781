import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { testServer } from '../testServer.test.kit.ts'
import { byMail, textedCode } from '../testSignIn.test.kit.ts'

test('a number is linked, changed and taken away', async () => {
  const server = await testServer()
  const person = await byMail(server, 'ada@example.com')
  const as = { token: person.token }
  const [first, second] = ['+1 415 555 2671', '+44 20 7946 0958']
  const linked = await server.ask(
    endpoints.linkPhone,
    { phoneNumber: '(415) 555-2671', code: await textedCode(server, first, as) },
    as,
  )
  expect(linked).toMatchObject({ id: person.user.id, phone: { number: first } })
  const code = await textedCode(server, second, as)
  const change = { oldPhoneNumber: first, newPhoneNumber: second, code }
  expect(await server.ask(endpoints.updatePhone, change, as)).toMatchObject({ phone: { number: second } })
  const unlinked = await server.ask(endpoints.unlinkPhone, { phoneNumber: second }, as)
  expect(unlinked.phone).toBeUndefined()
  expect(unlinked.email).toEqual({ address: 'ada@example.com' })
})

test('a number that was asked for before signing in links nobody', async () => {
  const server = await testServer()
  const phoneNumber = '+14155552671'
  const code = await textedCode(server, phoneNumber)
  const { token } = await byMail(server, 'ada@example.com')
  await expect(server.ask(endpoints.linkPhone, { phoneNumber, code }, { token })).rejects.toMatchObject({
    status: 401,
    code: 'invalid_credentials',
  })
})
