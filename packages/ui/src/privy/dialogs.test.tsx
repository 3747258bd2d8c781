import { ada, adaDelegated, fakeBackend } from '@latchkey/core/fake'
import type { User } from '@latchkey/core'
import { PrivyProvider, useDelegatedActions, useLogin, useModalStatus, usePrivy } from '@latchkey/react/privy'
import { act, render, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { dialogs } from '../privy.ts'

const address = ada.wallet!.address

function App({ done }: { done: (outcome: unknown) => void }) {
  const { user } = usePrivy()
  const { login } = useLogin()
  const { delegateWallet, revokeWallets } = useDelegatedActions()
  const { isOpen } = useModalStatus()
  const give = () => delegateWallet({ address, chainType: 'ethereum' })
  const settle = (run: () => Promise<void>) => () => void tell(run)
  const tell = async (run: () => Promise<void>) => {
    try {
      await run()
      done('done')
    } catch (error) {
      done(error)
    }
  }
  return (
    <>
      <button onClick={login}>Log in</button>
      <button onClick={settle(give)}>Delegate</button>
      <button onClick={settle(revokeWallets)}>Revoke</button>
      <output>
        {user?.id ?? 'nobody'}, {isOpen ? 'asking' : 'quiet'}
      </output>
    </>
  )
}

function open(user: User | null) {
  const done = vi.fn()
  render(
    <PrivyProvider backend={fakeBackend({ user })} dialogs={dialogs}>
      <App done={done} />
    </PrivyProvider>,
  )
  return done
}

const press = async (name: RegExp) => {
  const button = await screen.findByRole('button', { name })
  await act(async () => button.click())
}

test('login() shows the form; who signs in by it closes it', async () => {
  open(null)
  await screen.findByText('nobody, quiet')
  await press(/^Log in$/)
  expect(await screen.findByRole('dialog', { name: /Sign in to/ })).toBeInTheDocument()
  await press(/^Sign in with a passkey/)
  expect(await screen.findByText('did:latchkey:newcomer, quiet')).toBeInTheDocument()
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('server access is asked for, and given', async () => {
  const done = open(ada)
  await screen.findByText(`${ada.id}, quiet`)
  await press(/^Delegate$/)
  expect(await screen.findByRole('dialog')).toBeInTheDocument()
  await press(/^Allow/)
  await waitFor(() => expect(done).toHaveBeenCalledWith('done'))
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('the end of server access is asked for; kept, that is a no, and the next time it ends', async () => {
  const done = open(adaDelegated)
  await screen.findByText(`${ada.id}, quiet`)
  await press(/^Revoke$/)
  expect(await screen.findByRole('alertdialog')).toBeInTheDocument()
  await press(/^Keep/)
  await waitFor(() => expect(done.mock.lastCall).toMatchObject([{ code: 'consent_declined' }]))
  await press(/^Revoke$/)
  await press(/^Revoke access/)
  await waitFor(() => expect(done.mock.lastCall).toEqual(['done']))
  expect(await screen.findByText(`${ada.id}, quiet`)).toBeInTheDocument()
})
