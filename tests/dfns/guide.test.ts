import { expect, test } from 'vitest'
import { verifyMessage } from 'viem'
import type { Encoding } from './device.ts'
import { network, openApp, register } from './openApp.ts'

test.each<Encoding>(['twice', 'once'])(
  'the guide, from registration to a transfer, by Dfns’ own clients; the challenge encoded %s',
  async (encoding) => {
    const app = await openApp()
    const { passkey, user, delegated } = await register(app, { encoding })
    expect(user).toMatchObject({ id: expect.stringMatching(/^us-/), orgId: app.orgId })

    const given = await app.dfns.wallets.createWallet({ body: { network, delegateTo: user.id } })
    expect(given).toMatchObject({ network, custodial: false, signingKey: { delegatedTo: user.id } })

    const asked = { body: { network } } as const
    const challenge = await delegated.wallets.createWalletInit(asked)
    const firstFactor = await passkey.sign(challenge)
    const { challengeIdentifier } = challenge
    const made = await delegated.wallets.createWalletComplete(asked, { challengeIdentifier, firstFactor })
    expect(made.signingKey.delegatedTo).toBe(user.id)
    expect((await delegated.wallets.listWallets({ query: {} })).items.map(({ id }) => id)).toEqual([given.id, made.id])

    const transfer = {
      walletId: made.id,
      body: { kind: 'Native', to: given.address!, amount: '1000000', externalId: 'rent-for-may' },
    } as const
    const again = async () => {
      const action = await delegated.wallets.transferAssetInit(transfer)
      return await delegated.wallets.transferAssetComplete(transfer, {
        challengeIdentifier: action.challengeIdentifier,
        firstFactor: await passkey.sign(action),
      })
    }
    const sent = await again()
    expect(sent).toMatchObject({ status: 'Broadcasted', txHash: expect.stringMatching(/^0x/) })
    expect((await again()).id).toBe(sent.id)
    expect(await delegated.wallets.getTransfer({ walletId: made.id, transferId: sent.id })).toMatchObject({
      status: 'Confirmed',
    })
    const { assets } = await delegated.wallets.getWalletAssets({ walletId: given.id, query: {} })
    expect(assets).toMatchObject([{ kind: 'Native', balance: String(10n ** 18n + 1_000_000n) }])
  },
)

test('a text is signed for real', async () => {
  const app = await openApp()
  const { passkey, user, delegated } = await register(app)
  const { id: walletId, address } = await app.dfns.wallets.createWallet({ body: { network, delegateTo: user.id } })
  const message = `0x${Buffer.from('I was here').toString('hex')}`
  const asked = { walletId, body: { kind: 'Message', message } } as const
  const challenge = await delegated.wallets.generateSignatureInit(asked)
  const { signature, status } = await delegated.wallets.generateSignatureComplete(asked, {
    challengeIdentifier: challenge.challengeIdentifier,
    firstFactor: await passkey.sign(challenge),
  })
  expect(status).toBe('Signed')
  const signed = {
    address: address as `0x${string}`,
    message: 'I was here',
    signature: signature!.encoded as `0x${string}`,
  }
  expect(await verifyMessage(signed)).toBe(true)
})

test('what the guide prints for completing, the bare signature, is refused', async () => {
  const app = await openApp()
  const { passkey, delegated } = await register(app)
  const asked = { body: { network } } as const
  const firstFactor = await passkey.sign(await delegated.wallets.createWalletInit(asked))
  await expect(delegated.wallets.createWalletComplete(asked, firstFactor as never)).rejects.toMatchObject({
    httpStatus: 400,
  })
  expect((await delegated.wallets.listWallets({ query: {} })).items).toEqual([])
})
