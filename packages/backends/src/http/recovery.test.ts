import { wallets } from '@latchkey/core'
import { recoverMessageAddress, type Hex } from 'viem'
import { expect, test } from 'vitest'
import { codeIn, signal, testBrowser, testServer } from '../testServer.test.kit.ts'

const passcode = 'plum orchestra 7 lantern'
const chainType = 'ethereum'

/** Somebody who signs in by mail or passkey, and whose wallets both a passkey and a passcode open. */
async function careful() {
  const server = await testServer()
  const first = testBrowser(server)
  const backend = first.open()
  const email = `${crypto.randomUUID()}@example.com`
  await backend.sendCode!({ email, signal })
  await backend.loginWithCode!({ email, code: codeIn(server.mails[0]!), signal })
  const { user } = await backend.createWallet!({ chainType, recoveryMethod: 'user-passcode', passcode, signal })
  return { server, first, backend, email, address: wallets(user)[0]!.address }
}

/** The same person, at a device that knows nothing of them. */
async function newDevice({ server, email }: Pick<Awaited<ReturnType<typeof careful>>, 'server' | 'email'>) {
  const browser = testBrowser(server)
  const backend = browser.open()
  await backend.sendCode!({ email, signal })
  const { user } = await backend.loginWithCode!({ email, code: codeIn(server.mails[0]!), signal })
  return { browser, backend, user }
}

test('who lost every device opens the wallets by passcode at a new one', async () => {
  const person = await careful()
  const { backend, user } = await newDevice(person)
  const { address } = person
  expect(wallets(user)).toMatchObject([{ address }])
  const signature = await backend.signMessage!({ address, message: 'still mine', passcode, signal })
  expect(await recoverMessageAddress({ message: 'still mine', signature: signature as Hex })).toBe(address)
  const wrong = backend.signMessage!({ address, message: 'x', passcode: 'walnut ferry 3 meridian', signal })
  await expect(wrong).rejects.toMatchObject({ code: 'passcode_incorrect' })
})

test('a change that crosses another one is made to what the other one wrote', async () => {
  const { server, first, backend } = await careful()
  const other = first.open()
  await other.restore({ signal })
  let overtaken = false
  server.between = async (request, next) => {
    if (request.method === 'PUT' && !overtaken) {
      overtaken = true
      const privateKey = `0x${'1'.repeat(64)}`
      await other.importWallet!({ chainType, privateKey, passcode, signal })
    }
    return await next(request)
  }
  const newPasscode = 'walnut ferry 3 meridian'
  await backend.addRecoveryMethod!({ method: 'user-passcode', newPasscode, passcode, signal })
  const { user } = await backend.refreshUser({ signal })
  expect(wallets(user)).toHaveLength(2)
  for (const { address } of wallets(user))
    expect(await backend.signMessage!({ address, message: 'x', passcode: newPasscode, signal })).toMatch(/^0x/)
})

test('without a passkey that is new there is nothing to add', async () => {
  const { backend } = await careful()
  const adding = backend.addRecoveryMethod!({ method: 'user-passkey', passcode, signal })
  await expect(adding).rejects.toMatchObject({ code: 'passkey_not_found' })
})

test('who has no wallet yet has nothing to open', async () => {
  const backend = testBrowser(await testServer()).open()
  await backend.signupWithPasskey!({ signal })
  const adding = backend.addRecoveryMethod!({ method: 'user-passcode', newPasscode: passcode, signal })
  await expect(adding).rejects.toMatchObject({ code: 'vault_not_found' })
})
