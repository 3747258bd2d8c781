import type { PreparedAction } from '@latchkey/core'
import { ada, fails, hangs, type FakeScript } from '@latchkey/core/fake'
import { capabilities } from '../stories/Stage.stories.kit.tsx'
import type { StateScript } from '../stories/States.stories.kit.tsx'
import type { SignedThing } from './SignAction.tsx'

const { address } = ada.wallet!
const to = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

/** One of each kind of thing to sign. */
export const things = {
  order: {
    kind: 'generateSignature',
    parameters: { address, message: 'Two loaves of rye bread, for Ada.\nTo be fetched on Saturday.' },
  },
  payment: { kind: 'transferAsset', parameters: { address, to, amount: 25n * 10n ** 15n, externalId: 'order-7' } },
  tokens: { kind: 'transferAsset', parameters: { address, to, amount: 5_000_000n, token: `0x${'a0'.repeat(20)}` } },
  transaction: {
    kind: 'generateSignature',
    parameters: {
      address,
      transaction: {
        to,
        chainId: 8453,
        nonce: 4,
        value: 10n ** 15n,
        gas: 65_000n,
        maxFeePerGas: 10n ** 9n,
        data: `0xa9059cbb${'00'.repeat(12)}${'70'.repeat(20)}`,
      },
    },
  },
  typed: {
    kind: 'generateSignature',
    parameters: {
      address,
      typedData: {
        domain: { name: 'Bakery', chainId: 8453 },
        types: { Order: [{ name: 'loaves', type: 'uint256' }] },
        primaryType: 'Order',
        message: { loaves: 2n },
      },
    },
  },
  hash: { kind: 'generateSignature', parameters: { address, hash: `0x${'5e'.repeat(32)}` } },
  wallet: { kind: 'createWallet', parameters: { chainType: 'ethereum', name: 'Savings' } },
  passkey: { kind: 'addPasskey', parameters: { name: 'My other phone' } },
  oldPasskey: { kind: 'removePasskey', parameters: { credentialId: 'mHbQ3c0Kz5y2' } },
} as const satisfies Record<string, SignedThing>

/** A backend that has things signed, and holds each for as long as is said. */
export const signs = (script: FakeScript = {}, heldFor = 120_000): FakeScript => ({
  user: ada,
  capabilities: {
    ...capabilities,
    actions: ['createWallet', 'transferAsset', 'generateSignature', 'addPasskey', 'removePasskey'],
  },
  // By this device's clock, whatever hour the stories have.
  initAction: async ({ signal: _signal, ...request }) => ({
    request: request as PreparedAction['request'],
    expiresAt: new Date(Date.now() + heldFor),
    state: null,
  }),
  completeAction: async () => ({ status: 'done', result: { signature: '0x5e' } }),
  ...script,
})

const look = /^Look and sign/
const sign = /^Sign$/

/** How a SignAction gets into each of its states, and what it shows of each kind of thing. */
export const signStates: (StateScript & { thing?: SignedThing })[] = [
  { name: 'idle', script: signs() },
  { name: 'preparing', script: signs({ initAction: hangs }), press: [look] },
  { name: 'ready', note: 'a message', script: signs(), press: [look] },
  { name: 'ready', note: 'a payment', thing: things.payment, script: signs(), press: [look] },
  { name: 'ready', note: 'tokens', thing: things.tokens, script: signs(), press: [look] },
  { name: 'ready', note: 'a transaction', thing: things.transaction, script: signs(), press: [look] },
  { name: 'ready', note: 'structured data', thing: things.typed, script: signs(), press: [look] },
  { name: 'ready', note: 'what nobody can read', thing: things.hash, script: signs(), press: [look] },
  { name: 'ready', note: 'a new wallet', thing: things.wallet, script: signs(), press: [look] },
  { name: 'ready', note: 'a new passkey', thing: things.passkey, script: signs(), press: [look] },
  { name: 'ready', note: 'an old passkey', thing: things.oldPasskey, script: signs(), press: [look] },
  { name: 'prompting', script: signs({ signAction: hangs }), press: [look, sign] },
  { name: 'submitting', script: signs({ completeAction: hangs }), press: [look, sign] },
  { name: 'done', script: signs(), press: [look, sign] },
  {
    name: 'pendingApproval',
    note: 'a policy holds it back',
    thing: things.payment,
    script: signs({ completeAction: async () => ({ status: 'pendingApproval', approvalId: 'ap-1' }) }),
    press: [look, sign],
  },
  {
    name: 'cancelled',
    note: 'the prompt gave nothing',
    script: signs({ signAction: fails('passkey_cancelled') }),
    press: [look, sign],
  },
  { name: 'expired', note: 'after two minutes', script: signs({}, 0), press: [look] },
  {
    name: 'needsLogin',
    note: 'the session lapsed meanwhile',
    script: signs({ completeAction: fails('missing_or_invalid_token') }),
    press: [look, sign],
  },
  {
    name: 'failed',
    note: 'refused',
    script: signs({ completeAction: fails('wallet_service_refused') }),
    press: [look, sign],
  },
  {
    name: 'failed',
    note: 'offline before it was shown',
    script: signs({ initAction: fails('offline') }),
    press: [look],
  },
  {
    name: 'unknown',
    note: 'the answer was lost',
    script: signs({ completeAction: fails('action_outcome_unknown') }),
    press: [look, sign],
  },
]
