import { ada, fails, fakeBackend, hangs } from '@latchkey/core/fake'
import { act, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { mountHook } from '../../../../tests/setup/mount.tsx'
import { useLoginWithFarcaster } from './useLoginWithFarcaster.ts'
import { useUser } from './useUser.ts'

const useBoth = () => ({ ...useLoginWithFarcaster(), ...useUser() })
const proof = { channelToken: 'fake-channel', message: '', signature: '0x', fid: 4321 }

test('what is to be opened is shown until the person answered, who is signed in then', async () => {
  const answered = deferred<typeof proof>()
  const { ready, current } = mountHook(useBoth, fakeBackend({ awaitFarcaster: () => answered.promise }))
  await ready()
  let signingIn = Promise.resolve<unknown>(undefined)
  act(() => void (signingIn = current().loginWithFarcaster()))
  await waitFor(() => expect(current().connectUri).toContain('https://client.example/'))
  expect(current().user).toBeNull()
  answered.resolve(proof)
  await act(() => signingIn)
  expect(current().connectUri).toBeUndefined()
  expect(current().user).toBeTruthy()
})

test('it is linked to who is signed in', async () => {
  const { ready, current } = mountHook(useBoth, fakeBackend({ user: ada }))
  await ready()
  await act(async () => void (await current().linkFarcaster()))
  expect(current().user).toMatchObject({ id: ada.id, farcaster: { fid: 4321 } })
})

test('who gives it up is told so, and nothing is shown any more (fault 20)', async () => {
  const { ready, current } = mountHook(useBoth, fakeBackend({ awaitFarcaster: hangs }))
  await ready()
  let refused = Promise.resolve()
  act(() => {
    refused = expect(current().loginWithFarcaster()).rejects.toMatchObject({ code: 'aborted' })
  })
  await waitFor(() => expect(current().connectUri).toBeDefined())
  act(() => current().cancel())
  await act(() => refused)
  expect(current().connectUri).toBeUndefined()
})

test.each(['initFarcaster', 'awaitFarcaster', 'loginWithFarcaster'] as const)(
  'a refusal of %s arrives as it is, and nobody is signed in',
  async (verb) => {
    const { ready, current } = mountHook(useBoth, fakeBackend({ [verb]: fails('farcaster_unavailable') }))
    await ready()
    await act(async () => {
      await expect(current().loginWithFarcaster()).rejects.toMatchObject({ code: 'farcaster_unavailable' })
    })
    expect(current()).toMatchObject({ user: null, connectUri: undefined })
  },
)

test.each(['javascript:alert(1)', 'http://client.example', undefined])(
  'an address that is none to be opened is never shown: %s (fault 62)',
  async (connectUri) => {
    const initFarcaster = async () => ({ channelToken: 'x', connectUri: connectUri as string })
    const { ready, current } = mountHook(useBoth, fakeBackend({ initFarcaster }))
    await ready()
    await act(async () => {
      await expect(current().loginWithFarcaster()).rejects.toMatchObject({ code: 'backend_invalid' })
    })
  },
)
