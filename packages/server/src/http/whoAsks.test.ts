import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { indexedDbStore } from '../store/indexedDb/index.ts'
import { storeUnavailable } from '../store/storeUnavailable.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { testServer } from '../testServer.test.kit.ts'

const address = `0x${'a'.repeat(40)}`

test('a token that is no longer good is no hindrance to what everybody may ask for', async () => {
  const server = await testServer()
  const { token, refreshToken } = await testPerson(server)
  await server.ask(endpoints.logout, { refreshToken })
  for (const stale of [token, 'x', `${token}x`])
    await server.ask(endpoints.generateSiweNonce, { address }, { token: stale })
})

test('a server that cannot tell who asks says so, and takes nobody for a stranger', async () => {
  const store = await indexedDbStore({ name: crypto.randomUUID() })
  const { token } = await testPerson(await testServer({ store }))
  const sessionLives = () => Promise.reject(storeUnavailable(new Error('away')))
  const troubled = await testServer({ store: { ...store, families: { ...store.families, sessionLives } } })
  await expect(troubled.ask(endpoints.generateSiweNonce, { address }, { token })).rejects.toMatchObject({ status: 503 })
  await troubled.ask(endpoints.generateSiweNonce, { address })
})
