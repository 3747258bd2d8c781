import { wallets, type ActionRequest, type Backend } from '@latchkey/core'
import { recoverMessageAddress, type Hex } from 'viem'
import { afterEach, expect, test, vi } from 'vitest'
import { codeIn, signal, testBrowser, testServer } from '../testServer.test.kit.ts'
import type { Passkeys } from './Passkeys.ts'

afterEach(() => void vi.restoreAllMocks())

const chainType = 'ethereum'

/** Somebody with a wallet that their passkey opens, and what was sent when each prompt came. */
async function owner() {
  const server = await testServer()
  const { open, passkey } = testBrowser(server)
  const sentAtPrompt: number[] = []
  const note = () => void sentAtPrompt.push(server.requests.length)
  const passkeys: Passkeys = {
    create: (options) => (note(), passkey.create({ ...options, excludeCredentials: [] })),
    get: (options) => (note(), passkey.get(options)),
  }
  const backend = open({ passkeys })
  await backend.signupWithPasskey!({ signal })
  const { user } = await backend.createWallet!({ chainType, signal })
  return { server, backend, passkey, sentAtPrompt, address: wallets(user)[0]!.address }
}

async function inSteps(backend: Backend, request: ActionRequest) {
  const action = await backend.initAction!({ ...request, signal })
  const signed = await backend.signAction!({ action, signal })
  return { action, signed, answer: await backend.completeAction!({ action, signed, signal }) }
}

const codeOf = (refused: Promise<unknown>) => refused.then(String, ({ code }: { code: string }) => code)

const ids = async (backend: Backend) =>
  (await backend.listPasskeys!({ signal })).map(({ credentialId }) => credentialId)

test('a text is signed in steps, by the wallet that was named', async () => {
  const { backend, address } = await owner()
  const { answer } = await inSteps(backend, { kind: 'generateSignature', address, message: 'in steps' })
  const { signature } = (answer as { result: { signature: Hex } }).result
  expect(await recoverMessageAddress({ message: 'in steps', signature })).toBe(address)
})

test('passkeys are added and removed in steps, and the person who comes back shows it', async () => {
  const { backend } = await owner()
  const [first] = await ids(backend)
  const added = await inSteps(backend, { kind: 'addPasskey', name: 'Key on a ring' })
  const [, second] = await ids(backend)
  expect(added.answer).toMatchObject({ status: 'done', result: { credentialId: second } })
  expect(added.answer.snapshot!.user.linkedAccounts).toContainEqual(
    expect.objectContaining({ type: 'passkey', authenticatorName: 'Key on a ring' }),
  )
  const removed = await inSteps(backend, { kind: 'removePasskey', credentialId: first! })
  expect(removed.answer).toMatchObject({ status: 'done', result: { credentialId: first } })
  expect(await ids(backend)).toEqual([second])
})

const requests = {
  createWallet: () => ({ kind: 'createWallet', chainType }),
  generateSignature: (address) => ({ kind: 'generateSignature', address, message: 'Hello' }),
  addPasskey: () => ({ kind: 'addPasskey' }),
  removePasskey: (_, credentialId) => ({ kind: 'removePasskey', credentialId }),
} satisfies Record<string, (address: string, credentialId: string) => ActionRequest>

test.each(Object.entries(requests))(
  'nothing is asked of the server between the click and the prompt: %s',
  async (_, requestOf) => {
    const { server, backend, sentAtPrompt, address } = await owner()
    await inSteps(backend, { kind: 'addPasskey' })
    const [first] = await ids(backend)
    const action = await backend.initAction!({ ...requestOf(address, first!), signal })
    sentAtPrompt.length = 0
    const sent = server.requests.length
    await backend.signAction!({ action, signal })
    expect(sentAtPrompt[0]).toBe(sent)
  },
)

test('what was signed is done once; who turned the prompt down may be asked again', async () => {
  const { backend, passkey } = await owner()
  const request = { kind: 'createWallet', chainType } as const
  const { action, signed } = await inSteps(backend, request)
  expect(await codeOf(backend.completeAction!({ action, signed, signal }))).toBe('action_challenge_unknown_or_used')

  const next = await backend.initAction!({ ...request, signal })
  vi.spyOn(passkey, 'get').mockRejectedValueOnce(new DOMException('No', 'NotAllowedError'))
  expect(await codeOf(backend.signAction!({ action: next, signal }))).toBe('passkey_cancelled')
  const again = await backend.signAction!({ action: next, signal })
  const { snapshot } = await backend.completeAction!({ action: next, signed: again, signal })
  expect(wallets(snapshot!.user)).toHaveLength(3)
})

test('what waited too long prompts nobody, and what was signed is not done afterwards', async () => {
  const { server, backend, sentAtPrompt, address } = await owner()
  const action = await backend.initAction!({ kind: 'generateSignature', address, message: 'late', signal })
  const signed = await backend.signAction!({ action, signal })
  const prompts = sentAtPrompt.length
  vi.spyOn(Date, 'now').mockReturnValue(action.expiresAt.getTime() + 1)
  expect(await codeOf(backend.signAction!({ action, signal }))).toBe('action_challenge_expired')
  const sent = server.requests.length
  expect(await codeOf(backend.completeAction!({ action, signed, signal }))).toBe('action_challenge_expired')
  expect([sentAtPrompt.length, server.requests.length]).toEqual([prompts, sent])
})

test('what one person readied nobody else signs or has done', async () => {
  const { server, backend, sentAtPrompt, address } = await owner()
  const request = { kind: 'generateSignature', address, message: 'mine' } as const
  const action = await backend.initAction!({ ...request, signal })
  const signed = await backend.signAction!({ action, signal })
  await backend.sendCode!({ email: 'eve@example.com', signal })
  await backend.loginWithCode!({ email: 'eve@example.com', code: codeIn(server.mails[0]!), signal })
  const prompts = sentAtPrompt.length
  expect(await codeOf(backend.signAction!({ action, signal }))).toBe('identity_changed')
  expect(await codeOf(backend.completeAction!({ action, signed, signal }))).toBe('identity_changed')
  expect(sentAtPrompt.length).toBe(prompts)
})

test('what cannot be is refused before anybody is asked for a passkey', async () => {
  const { backend, sentAtPrompt, address } = await owner()
  const prompts = sentAtPrompt.length
  const refusals = [
    [{ kind: 'generateSignature', address, hash: `0x${'00'.repeat(32)}` }, 'not_supported'],
    [{ kind: 'createWallet', chainType, name: 'Savings' }, 'not_supported'],
    [{ kind: 'transferAsset', address, to: address, amount: 1n }, 'not_supported'],
    [{ kind: 'exportWallet', address }, 'not_supported'], // there is no page here
    [{ kind: 'removePasskey', credentialId: 'bm9ib2R5cw' }, 'passkey_not_found'],
    [{ kind: 'removePasskey', credentialId: (await ids(backend))[0]! }, 'last_recovery_method'],
  ] as const
  for (const [request, code] of refusals)
    expect(await codeOf(backend.initAction!({ ...(request as ActionRequest), signal })), request.kind).toBe(code)
  expect(sentAtPrompt.length).toBe(prompts)
})
