import { fakeActivity } from '@latchkey/core/fake'
import { expect, test } from 'vitest'
import { describeActivity } from './describeActivity.ts'

test.each([
  [{ event: 'delegation.created' }, 'activity.delegation.created'],
  [{ event: 'delegation.revoked', actor: 'app' }, 'activity.delegation.revoked.app'],
  [{ event: 'delegation.signed', actor: 'app', action: 'personal_sign' }, 'activity.delegation.signed.personal_sign'],
] as const)('%o has its own sentence', (line, sentence) => {
  expect(describeActivity(fakeActivity(line))).toBe(sentence)
})

test('what a newer server tells of is told of all the same', () => {
  expect(describeActivity(fakeActivity({ event: 'wallet.moved' as never }))).toBe('activity.unknown')
  expect(describeActivity(fakeActivity({ event: 'delegation.signed', action: 'eth_moon' }))).toBe(
    'activity.delegation.signed',
  )
})
