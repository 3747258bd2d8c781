import { fakeActivity } from '@latchkey/core/fake'
import { expect, test } from 'vitest'
import { describeActivity } from './describeActivity.ts'

test.each([
  [{ event: 'delegation.created' }, { says: 'activity.delegation.created' }],
  [{ event: 'delegation.revoked', actor: 'app' }, { says: 'activity.delegation.revoked.app' }],
  [
    { event: 'delegation.signed', actor: 'app', action: 'personal_sign' },
    { says: 'activity.delegation.signed', did: 'activity.did.personal_sign' },
  ],
] as const)('%o has its own sentence', (line, sentence) => {
  expect(describeActivity(fakeActivity(line))).toEqual(sentence)
})

test('what a newer server tells of is told of all the same', () => {
  expect(describeActivity(fakeActivity({ event: 'wallet.moved' as never }))).toEqual({ says: 'activity.unknown' })
  expect(describeActivity(fakeActivity({ event: 'delegation.signed', action: 'eth_moon' }))).toEqual({
    says: 'activity.delegation.signed',
    did: 'activity.did',
  })
})
