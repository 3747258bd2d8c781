import { ada, everyAccount } from '@latchkey/core/fake'
import { toUser } from '@latchkey/core/wire'
import { expect, test } from 'vitest'
import { nameUser } from './nameUser.ts'

test('a name comes before an address, and an address before nothing', () => {
  expect(nameUser(toUser({ ...ada, linkedAccounts: everyAccount }))).toBe('Ada Lovelace')
  expect(nameUser(ada)).toBe('ada@example.com')
  expect(nameUser(toUser({ ...ada, linkedAccounts: [] }))).toBeUndefined()
})
