import type { ActionRequest } from '@latchkey/core'
import { expect, test } from 'vitest'
import { describeRequest, type SignableKind } from './describeRequest.ts'

const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const to = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const linesOf = (request: ActionRequest<SignableKind>) =>
  describeRequest(request, 'en').lines.map(({ term, value, said }) => [term, value, ...(said ? [said] : [])])

test('a payment says how much, of what, to whom, from where, and by which name it is paid once', () => {
  expect(linesOf({ kind: 'transferAsset', address, to, amount: 10n ** 15n, externalId: 'order-7' })).toEqual([
    ['sign.amount', '0.001', 'sign.amount.coin'],
    ['sign.to', to],
    ['sign.wallet', address],
    ['sign.reference', 'order-7'],
  ])
  expect(linesOf({ kind: 'transferAsset', address, to, amount: 5_000_000n, token: to })).toEqual([
    ['sign.amount', '5000000', 'sign.amount.units'],
    ['sign.token', to],
    ['sign.to', to],
    ['sign.wallet', address],
  ])
})

test('a transaction says what it moves, what it may cost, and what it calls', () => {
  const transaction = {
    to,
    chainId: 1,
    nonce: 4,
    value: 2n * 10n ** 18n,
    gas: 21_000n,
    maxFeePerGas: 10n ** 10n,
  } as const
  expect(linesOf({ kind: 'generateSignature', address, transaction })).toEqual([
    ['sign.to', to],
    ['sign.amount', '2 ETH'],
    ['sign.fee', '0.00021 ETH'],
    ['sign.transaction', JSON.stringify({ chainId: 1, nonce: 4 }, null, 2)],
    ['sign.wallet', address],
  ])
  const call = { ...transaction, data: '0xa9059cbb' } as const
  expect(linesOf({ kind: 'generateSignature', address, transaction: call })).toContainEqual(['sign.data', '0xa9059cbb'])
  const { to: _nobody, ...deployment } = call
  expect(describeRequest({ kind: 'generateSignature', address, transaction: deployment }, 'en').note).toBe(
    'sign.deploys',
  )
})

test.each([{ hash: `0x${'ab'.repeat(32)}` }, { message: new Uint8Array([0, 255]) }, { transaction: 'AQAAAA==' }])(
  'what nobody can read is called that: %o',
  (signable) => {
    const { lines, note } = describeRequest({ kind: 'generateSignature', address, ...signable }, 'en')
    expect(note).toBe('sign.blind')
    expect(lines[0]!.as).toBe('data')
  },
)

test('structured data stands there whole, with whom it is for and big numbers as they are', () => {
  const typedData = {
    domain: { name: 'Bakery', chainId: 8453 },
    types: { Order: [{ name: 'loaves', type: 'uint256' }] },
    primaryType: 'Order',
    message: { loaves: 2n ** 64n },
  }
  const [data] = describeRequest({ kind: 'generateSignature', address, typedData }, 'en').lines
  expect(JSON.parse(data!.value)).toEqual({
    domain: typedData.domain,
    primaryType: 'Order',
    message: { loaves: '18446744073709551616' },
  })
})
