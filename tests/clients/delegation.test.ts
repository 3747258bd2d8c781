import { http } from '@latchkey/backends/http'
import { softwarePasskey } from '@latchkey/conformance/passkey'
import { delegatedActions } from '@privy-io/js-sdk-core'
import { PermissionDeniedError, PrivyClient as NodeClient } from '@privy-io/node'
import { PrivyClient } from '@privy-io/server-auth'
import type { Hex } from 'viem'
import { verifyMessage } from 'viem/utils'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { camel } from './camel.ts'
import { device } from './device.ts'
import { openHouse, type House } from './house.ts'
import { appId, appSecret, origin, timeout } from './serve.ts'
import { unlisted } from './unlisted.ts'

let house: House
let privy: PrivyClient
let node: NodeClient
beforeAll(async () => {
  house = await openHouse()
  privy = new PrivyClient(appId, appSecret, { apiURL: house.url, walletApi: { apiURL: house.url }, timeout })
  node = new NodeClient({ appId, appSecret, apiUrl: house.url })
})
afterAll(() => house?.close())

const { signal } = new AbortController()

/** Somebody with a passkey, a wallet that it keeps, and server access to that wallet. */
async function somebody() {
  const passkey = softwarePasskey({ origin })
  const backend = http({ url: house.direct, appId, origin, passkeys: passkey })
  const { user } = await backend.signupWithPasskey!({ signal })
  const made = await backend.createWallet!({ chainType: 'ethereum', signal })
  const { address } = made.user.wallet!
  return {
    passkey,
    id: user.id,
    address,
    delegate: () => backend.delegateWallet!({ address, chainType: 'ethereum', signal }),
  }
}

/** The same person, on a device where Privy's client runs. */
async function elsewhere({ passkey }: Pick<Awaited<ReturnType<typeof somebody>>, 'passkey'>) {
  const client = await device(house)
  const { options } = await client.auth.passkey.generateAuthenticationOptions(origin)
  await client.auth.passkey.loginWithPasskey(await passkey.get(camel(options)), options.challenge)
  return client
}

/** As the guide for app servers has it: the embedded wallets among the accounts, and of those the delegated ones. */
async function delegatedWallets(id: string) {
  const user = await privy.getUser(id)
  const embeddedWallets = user.linkedAccounts.filter(
    (account) => account.type === 'wallet' && account.walletClientType === 'privy',
  )
  return embeddedWallets.filter((wallet) => wallet.type === 'wallet' && wallet.delegated)
}

test('the app’s server finds the delegated wallets, signs with them, and no longer once they are revoked', async () => {
  const person = await somebody()
  expect(await delegatedWallets(person.id)).toEqual([])
  await person.delegate()

  const [wallet, ...others] = await delegatedWallets(person.id)
  expect(others).toEqual([])
  expect(wallet).toMatchObject({ type: 'wallet', address: person.address, chainType: 'ethereum', imported: false })
  const { id: walletId } = wallet as { id: string }
  const message = 'While you were away'
  const address = person.address as Hex
  const { signature } = await privy.walletApi.ethereum.signMessage({ walletId, message })
  expect(await verifyMessage({ address, message, signature: signature as Hex })).toBe(true)
  const again = await node.wallets().ethereum().signMessage(walletId, { message })
  expect(await verifyMessage({ address, message, signature: again.signature as Hex })).toBe(true)

  const client = await elsewhere(person)
  const { user } = await delegatedActions.revokeWallets(client)()
  expect(user.linked_accounts.filter((account) => account.type === 'wallet')).toMatchObject([{ delegated: false }])
  expect(await delegatedWallets(person.id)).toEqual([])
  await expect(privy.walletApi.ethereum.signMessage({ walletId, message })).rejects.toMatchObject({
    status: 403,
    type: 'delegation_revoked',
  })
  await expect(node.wallets().ethereum().signMessage(walletId, { message })).rejects.toBeInstanceOf(
    PermissionDeniedError,
  )
})

test('server access covers what the person agreed to and no more', async () => {
  const person = await somebody()
  await person.delegate()
  const [wallet] = await delegatedWallets(person.id)
  const { id: walletId } = wallet as { id: string }
  const transaction = privy.walletApi.ethereum.signTransaction({
    walletId,
    transaction: { to: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', chainId: 1 },
  })
  await expect(transaction).rejects.toMatchObject({
    status: expect.toSatisfy((status) => status >= 400 && status < 500),
  })
})

test('revoking once more changes nothing', async () => {
  const person = await somebody()
  await person.delegate()
  const client = await elsewhere(person)
  await client.delegated.revoke()
  await client.delegated.revoke()
  expect(await delegatedWallets(person.id)).toEqual([])
})

test('where nothing is delegated, Privy’s client says so itself', async () => {
  const client = await elsewhere(await somebody())
  await expect(delegatedActions.revokeWallets(client)()).rejects.toMatchObject({
    code: 'delegated_actions_no_wallet_to_revoke',
  })
})

test('all that passed is as Privy’s schemas have it, but for the differences on purpose', () => {
  expect(unlisted(house.exchanges)).toEqual([])
})
