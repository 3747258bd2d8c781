import { expect, test } from 'vitest'
import { sayScope } from './sayScope.ts'

const said = (scope: Parameters<typeof sayScope>[0]) => Object.fromEntries(sayScope(scope))

test('what has no limit is said to have none, where there is anything to limit', () => {
  expect(said({ actions: ['personal_sign'] })).toEqual({ 'It can': 'sign messages', 'How often': 'without a limit' })
  expect(said({ actions: ['eth_sendTransaction'], chainIds: [1] })).toMatchObject({
    'Each at the most': 'without a limit',
    'Together at the most': 'without a limit',
    'Only to': 'any address',
  })
})

test('every limit is said, and nothing that outlives the access is left out', () => {
  const text = JSON.stringify(
    sayScope({
      actions: ['signAndSendTransaction', 'secp256k1_sign'],
      chainIds: [8453],
      to: ['0xaa'],
      selectors: ['0xa9059cbb'],
      programs: ['Memo'],
      maxValuePerTx: '20',
      budget: { amount: '100', windowSec: 60 },
      maxCalls: 12,
      outliving: ['permit'],
    }),
  )
  for (const part of [
    'anything at all',
    '8453',
    '0xaa',
    '0xa9059cbb',
    'Memo',
    '20',
    '100 in 60 seconds',
    '12',
    'permit',
  ])
    expect(text).toContain(part)
})
