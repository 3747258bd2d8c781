import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { testPerson } from '../testPerson.test.kit.ts'
import { testServer } from '../testServer.test.kit.ts'

test('who accepts the terms has accepted them from then on', async () => {
  const server = await testServer()
  const { token, user } = await testPerson(server)
  expect(user.hasAcceptedTerms).toBe(false)
  expect(await server.ask(endpoints.acceptTerms, undefined, { token })).toMatchObject({ hasAcceptedTerms: true })
  expect(await server.ask(endpoints.refreshUser, undefined, { token })).toMatchObject({
    user: { id: user.id, hasAcceptedTerms: true },
  })
})

test('a stranger accepts nothing', async () => {
  const server = await testServer()
  await expect(server.ask(endpoints.acceptTerms)).rejects.toMatchObject({ status: 401 })
})
