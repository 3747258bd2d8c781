import { wallets, type Backend } from '@latchkey/core'
import fc from 'fast-check'
import { recoverMessageAddress, type Hex } from 'viem'
import { expect, test } from 'vitest'
import { signal, testBrowser, testServer } from '../testServer.test.kit.ts'

const chainType = 'ethereum'
const newPasscode = 'plum orchestra 7 lantern'
const privateKey = `0x${'1'.repeat(64)}` as const

/** What writes a vault or what stands beside it, after what must have been done before. */
const changes: Record<
  string,
  { before?: (tab: Backend) => Promise<unknown>; change: (tab: Backend) => Promise<unknown> }
> = {
  'the first wallet': { change: (tab) => tab.createWallet!({ chainType, signal }) },
  'another wallet': {
    before: (tab) => tab.createWallet!({ chainType, signal }),
    change: (tab) => tab.createWallet!({ chainType, signal }),
  },
  'an imported key': {
    before: (tab) => tab.createWallet!({ chainType, signal }),
    change: (tab) => tab.importWallet!({ chainType, privateKey, signal }),
  },
  'a passcode': {
    before: (tab) => tab.createWallet!({ chainType, signal }),
    change: (tab) => tab.addRecoveryMethod!({ method: 'user-passcode', newPasscode, signal }),
  },
}

/** Somebody with a passkey, in a tab that can be made to die in the middle of a change. */
async function setUp(name: string) {
  const server = await testServer({ limits: false })
  const browser = testBrowser(server)
  const tab = browser.open()
  await tab.signupWithPasskey!({ signal })
  await changes[name]!.before?.(tab)
  return { server, browser, change: () => changes[name]!.change(tab) }
}

/** A person’s tab dies at a request of a change: before it was sent, or before its answer came. */
async function dieDuring(name: string, request: number, wasSent: boolean) {
  const { server, browser, change } = await setUp(name)
  let count = 0
  server.between = async (sent, next) => {
    if (++count === request && wasSent) await next(sent)
    if (count >= request) throw new TypeError('the tab is gone')
    return await next(sent)
  }
  await change().catch(() => {})
  server.between = async (sent, next) => await next(sent)
  const tab = browser.open()
  await tab.restore({ signal })
  return tab
}

async function assertSound(tab: Backend) {
  const { user } = await tab.refreshUser({ signal })
  for (const { address } of wallets(user)) {
    const signature = await tab.signMessage!({ address, message: 'x', signal })
    expect(await recoverMessageAddress({ message: 'x', signature: signature as Hex })).toBe(address)
  }
  return wallets(user).map(({ address }) => address)
}

test.each(Object.keys(changes))(
  'wherever a tab dies that writes %s, every wallet that is shown opens, and the change can be made again',
  async (name) => {
    // More than any of them makes: then the tab lives.
    const request = fc.integer({ min: 1, max: 9 })
    await fc.assert(
      fc.asyncProperty(request, fc.boolean(), async (at, wasSent) => {
        const tab = await dieDuring(name, at, wasSent)
        const before = await assertSound(tab)
        await changes[name]!.change(tab)
        expect(await assertSound(tab)).toEqual(expect.arrayContaining(before))
      }),
      // Passcodes are slow on purpose.
      { numRuns: name === 'a passcode' ? 1 : 2 },
    )
  },
)

test('tabs that make wallets at once come to one vault and to an index each', async () => {
  const server = await testServer({ limits: false })
  const browser = testBrowser(server)
  const first = browser.open()
  await first.signupWithPasskey!({ signal })
  const tabs = [first, browser.open(), browser.open(), browser.open()]
  await Promise.all(tabs.slice(1).map((tab) => tab.restore({ signal })))
  await Promise.all(tabs.map((tab) => tab.createWallet!({ chainType, signal })))
  const { user } = await first.refreshUser({ signal })
  expect(new Set(wallets(user).map(({ walletIndex }) => walletIndex))).toEqual(new Set([0, 1, 2, 3]))
  expect(new Set(await assertSound(first)).size).toBe(4)
})
