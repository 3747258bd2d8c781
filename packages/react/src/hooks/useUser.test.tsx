import { ada, fakeBackend } from '@latchkey/core/fake'
import type { User } from '@latchkey/core'
import { act } from '@testing-library/react'
import { useState } from 'react'
import { expect, expectTypeOf, test } from 'vitest'
import { mountHook } from '../../../../tests/setup/mount.tsx'
import { snapshotOf, tag } from '../../../../tests/setup/tag.ts'
import { useUser } from './useUser.ts'

const changing = () => {
  let moment = 0
  return fakeBackend({ user: tag('ada'), refreshUser: async () => snapshotOf('ada', ++moment) })
}

test('refreshUser resolves with the very object that the next render shows (fault 5)', async () => {
  const { ready, current } = mountHook(() => useUser(), changing())
  await ready()
  let fresh: User | undefined
  await act(async () => void (fresh = await current().refreshUser()))
  expect(fresh?.customMetadata).toEqual({ who: 'ada', moment: 1 })
  expect(current().user).toBe(fresh)
})

test('with a selector it renders only when its part changes', async () => {
  const { ready, current, values } = mountHook(() => useUser((user) => user?.email?.address), changing())
  await ready()
  const rendered = values.length
  await act(async () => void (await current().refreshUser()))
  expect(values).toHaveLength(rendered)
  expect(current().user).toBe('ada@example.com')
})

test('a part that changes is shown', async () => {
  const { ready, current } = mountHook(() => useUser((user) => user?.customMetadata?.['moment']), changing())
  await ready()
  await act(async () => void (await current().refreshUser()))
  expect(current().user).toBe(1)
})

test('a selector that builds a new list, object or Map each time neither loops nor renders for nothing', async () => {
  for (const select of [
    (user: User | null | undefined) => user?.linkedAccounts.filter(({ type }) => type === 'wallet'),
    (user: User | null | undefined) => ({ id: user?.id, kinds: user?.linkedAccounts.map(({ type }) => type) }),
  ]) {
    const { ready, current, values, unmount } = mountHook(() => useUser((user) => select(user)), changing())
    await ready()
    const [rendered, before] = [values.length, current().user]
    await act(async () => void (await current().refreshUser()))
    expect(values).toHaveLength(rendered)
    expect(current().user).toBe(before)
    unmount()
  }
  const { ready, current } = mountHook(() => useUser((user) => new Map([[user?.id, user]])), changing())
  await ready()
  expect(current().user.has('did:latchkey:ada')).toBe(true)
})

test('another selector in another render gives its own part', async () => {
  const { ready, current } = mountHook(
    () => {
      const [name, choose] = useState<'email' | 'wallet'>('email')
      return { choose, ...useUser((user) => user?.[name]?.address) }
    },
    fakeBackend({ user: ada }),
  )
  await ready()
  expect(current().user).toBe('ada@example.com')
  act(() => current().choose('wallet'))
  expect(current().user).toBe(ada.wallet?.address)
})

test('the types say what comes', () => {
  const useWhole = () => useUser()
  const usePart = () => useUser((user) => user?.email?.address)
  expectTypeOf(useWhole).returns.toEqualTypeOf<{ user: User | null | undefined; refreshUser: () => Promise<User> }>()
  expectTypeOf(usePart).returns.toHaveProperty('user').toEqualTypeOf<string | undefined>()
})
