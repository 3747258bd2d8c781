import { ada, fakeBackend } from '@latchkey/core/fake'
import { act, render, waitFor } from '@testing-library/react'
import { Profiler, useEffect, useState } from 'react'
import { expect, test } from 'vitest'
import { mountHook } from '../../../../tests/setup/mount.tsx'
import { snapshotOf, tag } from '../../../../tests/setup/tag.ts'
import { useDelegateWallet } from '../hooks/useDelegateWallet.ts'
import { useHeadlessDelegatedActions } from '../hooks/useHeadlessDelegatedActions.ts'
import { useIdentityToken } from '../hooks/useIdentityToken.ts'
import { useLogin } from '../hooks/useLogin.ts'
import { useLogout } from '../hooks/useLogout.ts'
import { usePrivy } from '../hooks/usePrivy.ts'
import { usePrivyUser } from '../hooks/usePrivyUser.ts'
import { useRevokeWallets } from '../hooks/useRevokeWallets.ts'
import { useUser } from '../hooks/useUser.ts'
import { useWallets } from '../hooks/useWallets.ts'
import { LatchkeyProvider } from './LatchkeyProvider.tsx'

const useFunctions = () => {
  const [, again] = useState(0)
  const { delegateWallet: delegate, mutate: delegateMutate, mutateAsync: delegateAsync } = useDelegateWallet()
  const { revokeWallets: revoke, mutate: revokeMutate, mutateAsync: revokeAsync } = useRevokeWallets()
  const parts = {
    privy: usePrivy(),
    privyUser: usePrivyUser() ?? {},
    user: useUser(),
    login: useLogin(),
    logout: useLogout({ onSuccess: () => {} }), // a new callback in each render
    actions: useHeadlessDelegatedActions(),
    mutations: { delegate, delegateMutate, delegateAsync, revoke, revokeMutate, revokeAsync },
  }
  const functions = Object.entries(parts).flatMap(([part, members]) =>
    Object.entries(members)
      .filter(([, member]) => typeof member === 'function')
      .map(([name, member]) => [`${part}.${name}`, member] as const),
  )
  return { again: () => again((count) => count + 1), functions: new Map<string, unknown>(functions), parts }
}

test('every function is the same through re-renders, refreshes with and without news, and other sign-ins', async () => {
  let moment = 0
  const backend = fakeBackend({ user: tag('ada'), refreshUser: async () => snapshotOf('ada', moment) })
  const { ready, current, values } = mountHook(useFunctions, backend)
  await ready()
  const before = current().functions
  expect(before.size).toBeGreaterThan(20)
  act(() => current().again())
  await act(async () => void (await current().parts.user.refreshUser()))
  moment = 1
  await act(async () => void (await current().parts.user.refreshUser()))
  await act(async () => void (await current().parts.login.loginWithPasskey()))
  expect(values.length).toBeGreaterThan(3)
  for (const [name, member] of before) expect(current().functions.get(name), name).toBe(member)
})

test('what the hooks give is the same object while nothing changes', async () => {
  const use = () => [
    usePrivy(),
    usePrivyUser(),
    useUser(),
    useWallets(),
    useIdentityToken(),
    useLogin(),
    useLogout(),
    useHeadlessDelegatedActions(),
  ]
  const { ready, current, rerender } = mountHook(use, fakeBackend({ user: ada }))
  await ready()
  const before = current()
  rerender()
  current().forEach((value, index) => expect(value).toBe(before[index]))
})

test('a thousand subscribers render not once after a refresh that brings nothing new (fault 18)', async () => {
  let renders = 0
  let refresh: (() => Promise<unknown>) | undefined
  function Subscriber() {
    const { user } = usePrivy()
    useUser()
    useWallets()
    usePrivyUser()
    useIdentityToken()
    useUser((person) => person?.linkedAccounts.filter(({ type }) => type === 'email'))
    renders++
    return <i>{user?.id}</i>
  }
  function Refresh() {
    const { refreshUser } = useUser()
    useEffect(() => {
      refresh = refreshUser
    }, [refreshUser])
    return null
  }
  // A fresh copy each time, as from a network.
  const backend = fakeBackend({
    user: ada,
    refreshUser: async () => structuredClone({ user: ada, identityToken: null }),
  })
  const { container } = render(
    <LatchkeyProvider backend={backend}>
      <Refresh />
      {Array.from({ length: 1_000 }, (_, index) => (
        <Subscriber key={index} />
      ))}
    </LatchkeyProvider>,
  )
  await waitFor(() => expect(container).toHaveTextContent(ada.id))
  renders = 0
  await act(async () => void (await refresh!()))
  await act(async () => void (await refresh!()))
  expect(renders).toBe(0)
})

test('k changes are at most k commits, and each shows at least the version it brought (faults 5, 18)', async () => {
  let commits = 0
  let moment = 0
  const shown: unknown[] = []
  let refresh: (() => Promise<unknown>) | undefined
  function Subscriber() {
    const { user, refreshUser } = useUser()
    useEffect(() => {
      refresh = refreshUser
      shown.push(user?.customMetadata?.['moment'])
    }, [user, refreshUser])
    return null
  }
  const backend = fakeBackend({ user: tag('ada'), refreshUser: async () => snapshotOf('ada', ++moment) })
  render(
    <LatchkeyProvider backend={backend}>
      <Profiler id="all" onRender={() => commits++}>
        {Array.from({ length: 50 }, (_, index) => (
          <Subscriber key={index} />
        ))}
      </Profiler>
    </LatchkeyProvider>,
  )
  await waitFor(() => expect(shown).toContain(0))
  commits = 0
  for (let update = 1; update <= 5; update++) {
    await act(async () => void (await refresh!()))
    expect(shown.slice(-50)).toEqual(Array.from({ length: 50 }, () => update))
  }
  expect(commits).toBeLessThanOrEqual(5)
})
