import { createServerClient, type ServerClient } from '@latchkey/server/client'
import { PrivyClient } from '@privy-io/server-auth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from './device.ts'
import { openHouse, type House } from './house.ts'
import { appId, appSecret } from './serve.ts'

// Why: our own client stands beside Privy's on the same server and over the same wire, and what it says can be compared.
let house: House
let latchkey: ServerClient
beforeAll(async () => {
  house = await openHouse()
  latchkey = createServerClient({ appId, appSecret, url: house.direct })
})
afterAll(() => house?.close())

test('reads the same person from a token as Privy’s client does, and makes nothing up', async () => {
  const { identityToken, accessToken } = await signIn(house, 'ada@example.com')
  const privy = new PrivyClient(appId, appSecret, { apiURL: house.url })
  const [ours, theirs] = await Promise.all([
    latchkey.getUser({ idToken: identityToken! }),
    privy.getUser({ idToken: identityToken! }),
  ])
  expect(ours).toMatchObject({ id: theirs.id, createdAt: theirs.createdAt, isGuest: theirs.isGuest })
  expect(ours.email).toEqual({ address: theirs.email!.address })
  const { verifiedAt } = ours.linkedAccounts[0] as { verifiedAt: Date }
  expect(verifiedAt).toEqual(theirs.linkedAccounts[0]!.latestVerifiedAt)
  const mine = await latchkey.verifyAccessToken(accessToken)
  expect(mine).toMatchObject(await privy.verifyAuthToken(accessToken))
})

test('imports over HTTP, finds, pages and forgets', async () => {
  const made = await latchkey.importUsers(
    Array.from({ length: 22 }, (_, index) => ({
      linkedAccounts: [{ type: 'email', address: `p${index}@example.com` }],
    })),
  )
  expect(made.every(({ success }) => success)).toBe(true)
  const ids: string[] = []
  for await (const { id } of latchkey.getUsers({ limit: 7 })) ids.push(id)
  expect(ids).toEqual(expect.arrayContaining(made.map((outcome) => outcome.success && outcome.id)))
  const found = await latchkey.getUserByEmail('P7@example.com')
  await latchkey.deleteUser(found!.id)
  expect(await latchkey.getUserByEmail('p7@example.com')).toBeNull()
})
