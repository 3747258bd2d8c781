import { expect, test } from 'vitest'
import type { UserWithAccounts } from '../Store.ts'
import { email, userRow } from '../cases/rows.ts'
import { createRecall } from './recallPerson.ts'

const person = (): UserWithAccounts => ({ user: userRow(), accounts: [email()], delegations: [], totpSince: null })

test('who has not changed is the same object, who has is another', () => {
  const recall = createRecall()
  const ada = person()
  const first = recall('ada', JSON.stringify(ada))
  expect(first).toEqual(ada)
  expect(recall('ada', JSON.stringify(ada))).toBe(first)
  const changed = { ...ada, accounts: [...ada.accounts, email()] }
  expect(recall('ada', JSON.stringify(changed))).toEqual(changed)
  expect(recall('ada', JSON.stringify(ada))).not.toBe(first)
})

test('nobody can change what others hold', () => {
  const ada = createRecall()('ada', JSON.stringify(person()))
  expect(() => ada.accounts.pop()).toThrow(TypeError)
  expect(() => (ada.accounts[0]!.data['address'] = 'eve@example.com')).toThrow(TypeError)
  expect(() => (ada.user.epoch = 7)).toThrow(TypeError)
})

test('remembers no end of people, and nobody of whom there is much', () => {
  const recall = createRecall()
  const said = JSON.stringify(person())
  const first = recall('0', said)
  for (let id = 1; id < 1_024; id++) recall(String(id), said)
  expect(recall('0', said)).toBe(first)
  recall('1024', said)
  expect(recall('0', said)).not.toBe(first)

  const many = JSON.stringify({ ...person(), accounts: Array.from({ length: 200 }, () => email()) })
  expect(recall('many', many)).not.toBe(recall('many', many))
})
