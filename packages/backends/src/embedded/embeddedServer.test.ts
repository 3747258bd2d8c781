import 'fake-indexeddb/auto'
import { softwarePasskey } from '@latchkey/conformance/passkey'
import { indexedDbStorage } from '../http/index.ts'
import { expect, test, vi } from 'vitest'
import { askToSign, origin, signal } from '../testServer.test.kit.ts'
import { embedded, embeddedServer } from './index.ts'

test('is the same server after a reload: people, keys and the app’s secret stay', async () => {
  const name = crypto.randomUUID()
  const passkeys = softwarePasskey({ origin })
  const open = () => {
    const server = embeddedServer({ name, origin })
    return { server, backend: embedded({ server, origin, passkeys, storage: indexedDbStorage(`${name}-browser`) }) }
  }
  const first = open()
  await first.backend.signupWithPasskey!({ signal })
  const { user } = await first.backend.createWallet!({ chainType: 'ethereum', signal })
  const { address, id } = user.wallet!
  await first.backend.delegateWallet!({ address, chainType: 'ethereum', signal })

  const { server, backend } = open()
  expect(await server.appSecret()).toBe(await first.server.appSecret())
  expect((await backend.restore({ signal }))?.user.wallet?.delegated).toBe(true)
  const asked = { walletId: id!, message: 'Hello again', app: server.appId, secret: await server.appSecret() }
  expect(await askToSign((request) => server.fetch(request), asked)).toMatch(/^0x[0-9a-f]{130}$/)
})

test('two tabs that start at once agree on the secret', async () => {
  const name = crypto.randomUUID()
  const secrets = await Promise.all([1, 2, 3].map(() => embeddedServer({ name, origin }).appSecret()))
  expect(new Set(secrets).size).toBe(1)
})

test('two servers of one origin know nothing of each other', async () => {
  const [one, two] = [1, 2].map(() =>
    embedded({ server: embeddedServer({ name: crypto.randomUUID(), origin }), origin }),
  )
  await one!.createGuestAccount!({ signal })
  expect(one!.scope).not.toBe(two!.scope)
  expect(await two!.restore({ signal })).toBeNull()
})

test('tells of each mail, and keeps it to be read', async () => {
  const server = embeddedServer({ name: crypto.randomUUID(), origin, appName: 'Playground' })
  const backend = embedded({ server, origin })
  const heard = vi.fn()
  const stop = server.onMail(heard)
  await backend.sendCode!({ email: 'ada@example.com', signal })
  await backend.sendCode!({ email: 'grace@example.com', signal })
  expect(heard).toHaveBeenCalledTimes(2)
  stop()
  await backend.sendCode!({ email: 'joan@example.com', signal })
  expect(heard).toHaveBeenCalledTimes(2)
  const mails = await server.mails()
  expect(mails.map(({ to }) => to)).toEqual(['joan@example.com', 'grace@example.com', 'ada@example.com'])
  expect(mails[0]!.text).toContain('Playground')
})

test('its tokens say that no server vouches for them', async () => {
  const backend = embedded({ server: embeddedServer({ name: crypto.randomUUID(), origin }), origin })
  await backend.createGuestAccount!({ signal })
  const token = (await backend.getAccessToken({ signal }))!
  const claims = JSON.parse(atob(token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'))) as { iss: string }
  expect(claims.iss).toMatch(/^latchkey:embedded:[\w-]{43}$/)
  expect(backend.capabilities.delegate?.enforcement).toBe('local')
})
