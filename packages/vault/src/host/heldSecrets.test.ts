import { MessageChannel as NodeChannel } from 'node:worker_threads'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { connectHost } from './connectHost.ts'
import { createKeyHost } from './createKeyHost.ts'
import { createHeldSecrets } from './heldSecrets.ts'
import { serveHost } from './serveHost.ts'
import type { VaultHost } from './VaultHost.ts'

const secret = () => ({ method: 'user-passkey', credentialId: 'one', prf: new Uint8Array(32).fill(7) }) as const
const place = { chainType: 'ethereum', walletIndex: 0 } as const
const locked = { code: 'wallet_locked', retryable: true }
const { port1, port2 } = new NodeChannel() as unknown as MessageChannel

let host: VaultHost
let use: Omit<Parameters<VaultHost['signMessage']>[0], 'secret'>
beforeAll(async () => {
  serveHost(port2, createKeyHost())
  host = connectHost(port1, { deadline: 20_000, onLost: () => {} })
  const vault = await host.createVault({ userId: 'ada', secret: secret() })
  const [wallet] = await host.proveWallets({ vault, secret: secret(), userId: 'ada', places: [place] })
  use = { vault, place, address: wallet!.address, message: 'hello' }
  return () => [port1, port2].forEach((port) => port.close())
})
afterEach(() => vi.restoreAllMocks())

test('what is held signs as the secret itself does, as often as one likes, and says nothing of it', async () => {
  const held = await host.hold({ secret: secret(), ttl: 60_000 })
  const own = await host.signMessage({ ...use, secret: secret() })
  expect([await host.signMessage({ ...use, secret: held }), await host.signMessage({ ...use, secret: held })]).toEqual([
    own,
    own,
  ])
  expect(Object.keys(held).toSorted()).toEqual(['method', 'name'])
})

test('locked, it signs nothing', async () => {
  const held = await host.hold({ secret: secret(), ttl: 60_000 })
  await host.lock({})
  await expect(host.signMessage({ ...use, secret: held })).rejects.toMatchObject(locked)
})

test('past its time it signs nothing, though a page slept and no timer has run', async () => {
  const held = await host.hold({ secret: secret(), ttl: 60_000 })
  const now = performance.now()
  vi.spyOn(performance, 'now').mockReturnValue(now + 60_000)
  await expect(host.signMessage({ ...use, secret: held })).rejects.toMatchObject(locked)
})

test('it exports no key and gives none to a server', async () => {
  const held = (await host.hold({ secret: secret(), ttl: 60_000 })) as never
  const view = new NodeChannel() as unknown as MessageChannel
  const exported = host.exportKey({ ...use, secret: held, format: 'private-key', view: view.port2 })
  await expect(exported).rejects.toMatchObject({ code: 'wire_invalid' })
  const offer = { offer: '{}', offerSig: 'x', kid: 'x' }
  const sealed = host.sealKey({ ...use, secret: held, signed: '{}', clientDataJson: 'x', offer })
  await expect(sealed).rejects.toMatchObject({ code: 'wire_invalid' })
  view.port1.close()
})

test('a host holds for five minutes at the most, whatever a page asks for', async () => {
  await expect(host.hold({ secret: secret(), ttl: 300_001 })).rejects.toMatchObject({ code: 'wire_invalid' })
})

test('the copies of a PRF output are zeroed: the one that was lent, and the one that was held', async () => {
  const slice = vi.spyOn(Uint8Array.prototype, 'slice')
  const secrets = createHeldSecrets()
  const held = secrets.hold({ secret: secret(), ttl: 60_000 })
  await secrets.lend(held, async (lent) => expect(lent).toEqual(secret()))
  secrets.lock()
  const copies = slice.mock.results.map(({ value }) => value as Uint8Array)
  expect(copies).toHaveLength(2)
  expect(copies.flatMap((copy) => [...copy]).every((byte) => byte === 0)).toBe(true)
})
