import { expect, test } from 'vitest'
import { solanaOffchainMessage } from './solanaOffchainMessage.ts'

test('is byte for byte what Privy’s clients have hardware wallets sign', () => {
  const publicKey = new Uint8Array(32).fill(7)
  const bytes = solanaOffchainMessage({ message: 'Zürich', publicKey, domain: 'https://a.rather.long.domain.example' })
  expect(Buffer.from(bytes).toString('hex')).toBe(
    [
      'ff736f6c616e61206f6666636861696e',
      '00',
      '68747470733a2f2f612e7261746865722e6c6f6e672e646f6d61696e2e657861',
      '0101',
      '07'.repeat(32),
      '0700',
      '5ac3bc72696368',
    ].join(''),
  )
})
