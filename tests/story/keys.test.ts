import type { Browser, Page } from 'playwright'
import {
  parseTransaction,
  recoverMessageAddress,
  recoverTransactionAddress,
  recoverTypedDataAddress,
  type Hex,
  type TransactionSerializedEIP1559,
} from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { libraryCard, smallGift } from '../../apps/playground/src/keys/signables.ts'
import { holdsKey } from '../../packages/server/src/people/holdsKey.ts'
import { openHouse } from './house.ts'
import {
  addPasskey,
  addRecoveryPasscode,
  createWalletWithPasscode,
  importWallet,
  openBy,
  ownWallets,
  panel,
  passcode,
  removePasskey,
  removeRecovery,
  sign,
  signInByMail,
  signUp,
  untilWallets,
} from './steps.ts'
import { declinePrompts, clearSiteData, losePasskeys, newVisitor, openBrowser } from './visitor.ts'

let house: Awaited<ReturnType<typeof openHouse>>
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

type Backend = 'embedded' | 'http'
const url = (backend: Backend) => `${house.page}/?backend=${backend}`
const newEmail = () => `${crypto.randomUUID()}@example.com`

async function visit(backend: Backend, options: { prf?: boolean } = {}) {
  const visitor = await newVisitor(browser, options)
  return { ...visitor, page: await visitor.open(url(backend)) }
}

/** Somebody who just signed up: a passkey, and a wallet that it opens. */
async function newcomer(backend: Backend) {
  const visitor = await visit(backend)
  await signUp(visitor.page)
  const [address = ''] = await untilWallets(visitor.page, 1)
  return { ...visitor, address }
}

const create = (page: Page, chain: 'Ethereum' | 'Solana') =>
  page.getByRole('button', { name: `Create ${chain} wallet` }).click()

/** Whether the wallet signs as the one whose address this is. */
async function opens(page: Page, address: string) {
  const text = `It is ${crypto.randomUUID()}.`
  const signature = (await sign(page, { address, text })) as Hex
  expect(signature).toMatch(/^0x[\da-f]{130}$/)
  expect(await recoverMessageAddress({ message: text, signature })).toBe(address)
}

async function opensOnSolana(page: Page, address: string) {
  const text = `It is ${crypto.randomUUID()}.`
  expect(await holdsKey({ chainType: 'solana', address }, text, await sign(page, { address, text }))).toBe(true)
}

describe.each(['embedded', 'http'] as const)('on the %s backend', (backend) => {
  test('wallets are made on both chains, one after the other, and what they sign is theirs', async () => {
    const { page, context, troubles, address } = await newcomer(backend)
    await create(page, 'Ethereum')
    const [, second = ''] = await untilWallets(page, 2)
    await create(page, 'Solana')
    const [, , solana = ''] = await untilWallets(page, 3)
    await page.getByText('No. 2').waitFor()
    expect(new Set([address, second, solana]).size).toBe(3)

    await opens(page, address)
    await opens(page, second)
    await opensOnSolana(page, solana)

    const typed = (await sign(page, { address: second, what: 'typedData' })) as Hex
    expect(await recoverTypedDataAddress({ ...libraryCard, signature: typed })).toBe(second)
    const signed = (await sign(page, { address: second, what: 'transaction' })) as TransactionSerializedEIP1559
    expect(parseTransaction(signed)).toMatchObject({ to: smallGift.to.toLowerCase(), value: smallGift.value })
    expect(await recoverTransactionAddress({ serializedTransaction: signed })).toBe(second)

    await page.reload()
    expect(await untilWallets(page, 3)).toEqual([address, second, solana])
    await opens(page, second)
    expect(troubles).toEqual([])
    await context.close()
  })

  const once = test.runIf(backend === 'http') // in the tab it is the same vault; its cases there run in Node

  once('a passcode is added beside the passkey, and what is removed opens nothing any more', async () => {
    const { page, context, troubles, address } = await newcomer(backend)
    await addRecoveryPasscode(page, passcode)
    await openBy(page, passcode)
    await opens(page, address)
    await openBy(page, 'walnut ferry 3 meridian')
    expect(await sign(page, { address })).toBe('passcode_incorrect')

    await openBy(page, passcode)
    await removeRecovery(page, 'passkey without a name')
    expect(
      await panel(page, 'Recovery')
        .getByRole('button', { name: /^Remove/ })
        .count(),
    ).toBe(0) // the last one stays
    await opens(page, address)
    await openBy(page, '')
    expect(await sign(page, { address })).toBe('passcode_required')
    expect(troubles).toEqual([])
    await context.close()
  })

  once(
    'who lost the passkey opens the wallets by passcode, makes a new one, and has the lost one do nothing any more',
    async () => {
      const { page, context, troubles } = await visit(backend)
      const email = newEmail()
      await signInByMail(page, email)
      await addPasskey(page, 'Old phone')
      await create(page, 'Ethereum')
      const [address = ''] = await untilWallets(page, 1)
      await addRecoveryPasscode(page, passcode)
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()

      await losePasskeys(page)
      await signInByMail(page, email)
      expect(await sign(page, { address })).toBe('passkey_cancelled')
      await openBy(page, passcode)
      await opens(page, address)
      await addPasskey(page, 'New phone', { lostAll: true })
      await openBy(page, '')
      await opens(page, address)
      await removePasskey(page, 'Old phone')
      await panel(page, 'Recovery').getByText('Your passkey New phone').waitFor()
      expect(await panel(page, 'Recovery').getByText('Your passkey Old phone').count()).toBe(0)
      await opens(page, address)
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await untilWallets(page, 1)
      await opens(page, address)
      expect(troubles).toEqual([])
      await context.close()
    },
  )

  test('two tabs that make a wallet at once make two, at two indices', async () => {
    const { page, context, open, troubles } = await visit(backend)
    await signInByMail(page, newEmail())
    await createWalletWithPasscode(page)
    const other = await open(url(backend))
    await untilWallets(other, 1)
    for (const tab of [page, other]) {
      await create(tab, 'Ethereum')
      await tab.getByLabel('Wallet passcode').fill(passcode)
    }
    await Promise.all(
      [page, other].map((tab) => tab.getByRole('button', { name: 'Create wallet', exact: true }).click()),
    )
    const [here, there] = await Promise.all([untilWallets(page, 3), untilWallets(other, 3)])
    expect(new Set(here).size).toBe(3)
    expect(there).toEqual(here)
    for (const index of ['No. 2', 'No. 3']) expect(await page.getByText(index, { exact: true }).count()).toBe(1)
    await openBy(page, passcode)
    await opens(page, here[2]!)
    expect(troubles).toEqual([])
    await context.close()
  })
})

describe('on the http backend', () => {
  test('a private key and a phrase from elsewhere come into the vault, once', async () => {
    const { page, context, troubles } = await newcomer('http')
    // Published for testing, so that everybody knows which addresses come of them.
    const privateKey = '0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d'
    const phrase = 'test test test test test test test test test test test junk'
    const byKey = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
    const byPhrase = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
    expect(await importWallet(page, 'ethereum', privateKey)).toBe(byKey)
    await untilWallets(page, 2)
    expect(await importWallet(page, 'ethereum', phrase)).toBe(byPhrase)
    await untilWallets(page, 3)
    await page.getByText('Imported').first().waitFor()
    expect(await importWallet(page, 'ethereum', `0x${'0'.repeat(64)}`)).toBe('invalid_private_key')
    await page.reload()
    await untilWallets(page, 3)
    await opens(page, byKey)
    await opens(page, byPhrase)
    expect(troubles).toEqual([])
    await context.close()
  })

  test('an authenticator without PRF is met with a passcode, which opens every further wallet', async () => {
    const { page, context, troubles } = await visit('http', { prf: false })
    await signUp(page)
    await createWalletWithPasscode(page)
    const [address = ''] = await untilWallets(page, 1)
    expect(await sign(page, { address })).toBe('passcode_required')
    await openBy(page, passcode)
    await opens(page, address)
    await create(page, 'Solana')
    await page.getByLabel('Wallet passcode').fill(passcode)
    await page.getByRole('button', { name: 'Create wallet', exact: true }).click()
    await untilWallets(page, 2)
    expect(troubles).toEqual([])
    await context.close()
  })

  test('a prompt that is turned down changes nothing, and the passcode opens all the same', async () => {
    const { page, context, troubles, address } = await newcomer('http')
    await addRecoveryPasscode(page, passcode)
    await declinePrompts(page)
    await create(page, 'Ethereum')
    await page.getByLabel('Wallet passcode').waitFor()
    expect(await ownWallets(page)).toEqual([address])
    expect(await sign(page, { address })).toBe('passkey_cancelled')
    await page.getByLabel('Wallet passcode').fill(passcode)
    await page.getByRole('button', { name: 'Create wallet', exact: true }).click()
    await untilWallets(page, 2)
    await openBy(page, passcode)
    await opens(page, address)
    expect(troubles).toEqual([])
    await context.close()
  })

  test('a browser that forgot everything gets the vault back with the passkey', async () => {
    const { page, context, troubles, address } = await newcomer('http')
    await clearSiteData(page)
    await page.reload()
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    expect(await untilWallets(page, 1)).toEqual([address])
    await opens(page, address)
    expect(troubles).toEqual([])
    await context.close()
  })

  test('wallets that were made ahead are taken over by whom they are for, and opened by them alone from then on', async () => {
    const email = newEmail()
    const { id, linkedAccounts } = await house.app.importUser({
      linkedAccounts: [{ type: 'email', address: email }],
      wallets: [{ chainType: 'ethereum' }, { chainType: 'solana' }],
    })
    const made = linkedAccounts.flatMap((account) => (account.type === 'wallet' ? [account] : []))
    const [ethereum, solana] = made
    expect(ethereum).toMatchObject({ recoveryMethod: 'privy' })
    const { page, context, troubles } = await visit('http')
    await signInByMail(page, email)
    expect(await untilWallets(page, 2)).toEqual(made.map(({ address }) => address))
    await addPasskey(page, 'Laptop')
    await opens(page, ethereum!.address)
    await opensOnSolana(page, solana!.address)
    await page.reload()
    await panel(page, 'Recovery').getByText('Your passkey Laptop').waitFor()
    const claimed = await house.app.getUser(id)
    const own = { recoveryMethod: 'user-passkey' }
    expect(claimed.linkedAccounts.filter(({ type }) => type === 'wallet')).toMatchObject([own, own])
    expect(troubles).toEqual([])
    await context.close()
  })

  test.each([
    ['after the vault is stored', 'PUT', '/vault'],
    ['after the wallet is registered', 'POST', '/wallets'],
  ] as const)('a reload %s leaves a whole wallet or none, and the next one is whole', async (_when, method, path) => {
    const { page, context, troubles } = await visit('http')
    const reached = new Promise<void>((resolve) => {
      void page.route(
        ({ pathname }) => pathname.endsWith(path),
        async (route) => {
          if (route.request().method() !== method) return await route.fallback()
          await route.fetch()
          resolve() // and the page never hears of it
        },
      )
    })
    await page.getByRole('button', { name: 'Sign up with a passkey' }).click()
    await reached
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.reload()
    await page.getByRole('heading', { name: 'Wallets', exact: true }).waitFor()
    if (method === 'PUT') await create(page, 'Ethereum')
    const [address = ''] = await untilWallets(page, 1)
    await opens(page, address)
    await create(page, 'Ethereum')
    const both = await untilWallets(page, 2)
    await opens(page, both[1]!)
    expect(troubles).toEqual([])
    await context.close()
  })
})
