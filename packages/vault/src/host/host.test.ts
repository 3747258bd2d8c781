import { MessageChannel as NodeChannel } from 'node:worker_threads'
import { recoverMessageAddress, type Hex } from 'viem'
import { afterEach, expect, test, vi } from 'vitest'
import { connectHost } from './connectHost.ts'
import { createKeyHost } from './createKeyHost.ts'
import { serveHost } from './serveHost.ts'
import type { VaultHost } from './VaultHost.ts'

const prf = () => new Uint8Array(32).fill(7)
const secret = () => ({ method: 'user-passkey', credentialId: 'one', prf: prf() }) as const
const place = { chainType: 'ethereum', walletIndex: 0 } as const
const open: { close: () => void }[] = []
afterEach(() => open.splice(0).forEach((port) => port.close()))

/** A host behind a port, what was said over it, and how to end it. */
function overPort(host: VaultHost = createKeyHost(), deadline = 20_000) {
  const { port1, port2 } = new NodeChannel() as unknown as MessageChannel
  open.push(port1, port2)
  const heard: unknown[] = []
  port1.addEventListener('message', ({ data }) => heard.push(data))
  const onLost = vi.fn()
  serveHost(port2, host)
  return { host: connectHost(port1, { deadline, onLost }), heard, onLost, kill: () => port2.close(), port1 }
}

const madeBy = async (host: VaultHost) => {
  const vault = await host.createVault({ userId: 'ada', secret: secret() })
  const [wallet] = await host.proveWallets({ vault, secret: secret(), userId: 'ada', places: [place] })
  return { vault, address: wallet!.address }
}

test('over a port the same is answered as in the page, and no answer holds a key', async () => {
  const { host, heard } = overPort()
  const { vault, address } = await madeBy(host)
  const use = { vault, secret: secret(), place, address, message: 'hello' }
  const signature = await host.signMessage(use)
  expect(await recoverMessageAddress({ message: 'hello', signature: signature as Hex })).toBe(address)
  expect(signature).toBe(await createKeyHost().signMessage(use))

  const { port1, port2 } = new NodeChannel() as unknown as MessageChannel
  const seen = new Promise<string>((resolve) => (port1.onmessage = ({ data }) => resolve(data as string)))
  await host.exportKey({ ...use, format: 'private-key', view: port2 })
  const key = await seen
  port1.close()
  expect(key).toMatch(/^0x[0-9a-f]{64}$/)
  expect(heard.length).toBeGreaterThan(3)
  expect(JSON.stringify(heard)).not.toContain(key.slice(2))
})

test('what the caller holds of a secret stays theirs to wipe; the copy that travelled is zeroes afterwards', async () => {
  const got: Uint8Array[] = []
  const host = createKeyHost()
  const watched: VaultHost = {
    ...host,
    createVault: async (parameters) => {
      got.push((parameters.secret as { prf: Uint8Array }).prf)
      return host.createVault(parameters)
    },
  }
  const own = secret()
  await overPort(watched).host.createVault({ userId: 'ada', secret: own })
  expect(own.prf).toEqual(prf())
  expect(got[0]).toEqual(new Uint8Array(32))
})

test('a refusal arrives with its code and what to do, and without what was behind it', async () => {
  const { host } = overPort()
  const { vault } = await madeBy(host)
  const other = '0x0000000000000000000000000000000000000001'
  const wrong = host.signMessage({ vault, secret: secret(), place, address: other, message: 'hello' })
  await expect(wrong).rejects.toMatchObject({
    code: 'vault_corrupt',
    message: expect.stringContaining(other) as string,
  })
  const broken: VaultHost = {
    ...createKeyHost(),
    assertPasscode: () => Promise.reject(new TypeError('key 0xdeadbeef')),
  }
  const error: unknown = await overPort(broken)
    .host.assertPasscode({ passcode: 'x' })
    .catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'internal_error', cause: { message: 'TypeError' } })
  expect(JSON.stringify(error)).not.toContain('deadbeef')
})

test.each([
  ['a verb that is none', { id: 1, verb: 'constructor', parameters: {} }, 'not_supported'],
  [
    'a secret of no known kind',
    { id: 1, verb: 'createVault', parameters: { userId: 'ada', secret: {} } },
    'wire_invalid',
  ],
  ['no parameters', { id: 1, verb: 'signMessage' }, 'wire_invalid'],
  [
    'a half of a PRF output',
    { id: 1, verb: 'createVault', parameters: { userId: 'a', secret: { ...secret(), prf: new Uint8Array(16) } } },
    'wire_invalid',
  ],
])('a host refuses %s, and goes on', async (_what, question, code) => {
  const { port1, heard, host } = overPort()
  port1.postMessage(question)
  await vi.waitFor(() => expect(heard).toMatchObject([{ id: 1, error: { code } }]))
  port1.postMessage(null)
  port1.postMessage('hello')
  await expect(host.assertPasscode({ passcode: 'violet anchor 41 tuba' })).resolves.toBeUndefined()
})

test('an answer of another shape is not believed', async () => {
  const liar: VaultHost = { ...createKeyHost(), signMessage: async () => ({ address: 1 }) as never }
  const { host } = overPort(liar)
  const { vault, address } = await madeBy(host)
  const signing = host.signMessage({ vault, secret: secret(), place, address, message: 'hello' })
  await expect(signing).rejects.toMatchObject({ code: 'wire_invalid' })
})

test('a call that is given up settles at once, and the host hears of it', async () => {
  let heard: AbortSignal | undefined
  const slow: VaultHost = {
    ...createKeyHost(),
    makeClaimKey: (_parameters, call) => {
      heard = call?.signal
      return new Promise(() => {})
    },
  }
  const { host } = overPort(slow)
  const controller = new AbortController()
  const asked = host.makeClaimKey({ userId: 'ada' }, { signal: controller.signal })
  await vi.waitFor(() => expect(heard).toBeDefined())
  controller.abort()
  await expect(asked).rejects.toMatchObject({ code: 'aborted' })
  await vi.waitFor(() => expect(heard!.aborted).toBe(true))
  const never = host.makeClaimKey({ userId: 'ada' }, { signal: AbortSignal.abort() })
  await expect(never).rejects.toMatchObject({ code: 'aborted' })
})

test('a host that dies in the middle of a call fails it, and says so once', async () => {
  const silent: VaultHost = { ...createKeyHost(), makeClaimKey: () => new Promise(() => {}) }
  const { host, kill, onLost } = overPort(silent)
  const asked = [1, 2].map(() => host.makeClaimKey({ userId: 'ada' }))
  kill()
  for (const each of asked) await expect(each).rejects.toMatchObject({ code: 'vault_unavailable', retryable: true })
  await expect(host.assertPasscode({ passcode: 'x' })).rejects.toMatchObject({ code: 'vault_unavailable' })
  expect(onLost).toHaveBeenCalledTimes(1)
})

test('a host that says nothing is given up after the deadline', async () => {
  const silent: VaultHost = { ...createKeyHost(), makeClaimKey: () => new Promise(() => {}) }
  const { host, onLost } = overPort(silent, 20)
  await expect(host.makeClaimKey({ userId: 'ada' })).rejects.toMatchObject({ code: 'vault_unavailable' })
  expect(onLost).toHaveBeenCalledTimes(1)
})

test('a claim is taken over inside the host, once', async () => {
  const { host } = overPort()
  const { claimId } = await host.makeClaimKey({ userId: 'ada' })
  const claim = { claimId, enc: 'AA', ct: 'AA' }
  const first = host.createVault({ userId: 'ada', secret: secret(), claim })
  await expect(first).rejects.toMatchObject({ code: 'vault_corrupt' })
  const second = host.createVault({ userId: 'ada', secret: secret(), claim })
  await expect(second).rejects.toMatchObject({ code: 'vault_unavailable' })
})

const permit = { owner: '0x0000000000000000000000000000000000000001', value: 5n }
const typedData = {
  domain: { name: 'Token' },
  types: { Permit: Object.entries({ owner: 'address', value: 'uint256' }).map(([name, type]) => ({ name, type })) },
  primaryType: 'Permit',
}
const hidden = (members: object) => Object.assign([], members)
const transaction = { chainId: 1, type: 'eip7702', to: permit.owner }

test('what would be signed but not be shown is refused: lists with names, dates, maps', async () => {
  const { host } = overPort()
  const { vault, address } = await madeBy(host)
  const use = () => ({ vault, secret: secret(), place, address })
  expect(await host.signTypedData({ ...use(), typedData: { ...typedData, message: permit } as never })).toMatch(/^0x/)
  const holes: unknown[] = []
  holes.length = 2
  for (const message of [
    hidden(permit),
    Object.assign(holes, permit),
    { ...permit, value: new Date(5) },
    new Map(Object.entries(permit)),
  ])
    await expect(host.signTypedData({ ...use(), typedData: { ...typedData, message } as never })).rejects.toMatchObject(
      { code: 'wire_invalid' },
    )
  const authorization = { address: permit.owner, chainId: 1, nonce: 0, r: '0x1', s: '0x1', yParity: 0 }
  await expect(
    host.signTransaction({
      ...use(),
      transaction: { ...transaction, authorizationList: [hidden(authorization)] } as never,
    }),
  ).rejects.toMatchObject({ code: 'wire_invalid' })
  const shown = { ...transaction, authorizationList: [authorization] }
  expect(await host.signTransaction({ ...use(), transaction: shown as never })).toMatch(/^0x04/)
})
