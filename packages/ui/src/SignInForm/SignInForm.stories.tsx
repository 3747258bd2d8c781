import type { Meta, StoryObj } from '@storybook/react-vite'
import { ada, fails, hangs } from '@latchkey/core/fake'
import { expect, fn, waitFor } from 'storybook/test'
import { playStates } from '../stories/playStates.stories.kit.ts'
import { capabilities } from '../stories/Stage.stories.kit.tsx'
import { States, type StateScript } from '../stories/States.stories.kit.tsx'
import { SignInForm } from './SignInForm.tsx'

const passkey = /Sign in with a passkey/

/** As if it were a provider: an address that stays on this page. */
const toProvider = async () => `${location.href.split('#')[0]}#at-the-provider`
const two = { ...capabilities, oauthProviders: ['google', 'apple'] } as const
const eleven = {
  ...capabilities,
  oauthProviders: [
    ...(['google', 'apple', 'twitter', 'discord', 'github', 'linkedin'] as const),
    ...(['spotify', 'instagram', 'tiktok', 'line', 'twitch', 'custom:acme'] as const),
  ],
}
const google = /Continue with Google/

const states: StateScript[] = [
  { name: 'loading', script: { restore: hangs } },
  { name: 'idle', script: {} },
  {
    name: 'idle',
    note: 'two ways only',
    script: { capabilities: { ...capabilities, loginMethods: ['email', 'siwe'] } },
  },
  { name: 'idle', note: 'two providers', script: { capabilities: two } },
  { name: 'idle', note: 'every provider', script: { capabilities: eleven } },
  {
    name: 'pending',
    note: 'leaving for a provider',
    script: { capabilities: two, initOAuth: hangs },
    press: [google],
    shows: /Opening Google/,
  },
  {
    name: 'idle',
    note: 'a provider out of reach',
    script: { capabilities: two, initOAuth: fails('oauth_unavailable') },
    press: [google],
    shows: /can’t be reached/,
  },
  { name: 'unsupported', script: { capabilities: { ...capabilities, loginMethods: [] } } },
  { name: 'pending', script: { loginWithPasskey: hangs }, press: [passkey] },
  { name: 'slow', script: { loginWithPasskey: hangs }, ui: { timing: { slow: 50 } }, press: [passkey] },
  {
    name: 'idle',
    note: 'prompt closed',
    script: { loginWithPasskey: fails('passkey_cancelled') },
    press: [passkey],
    shows: /prompt was closed/,
  },
  {
    name: 'idle',
    note: 'no wallet here',
    script: {},
    press: [/Sign in with a wallet/],
    shows: /No wallet found/,
  },
  {
    name: 'idle',
    note: 'code sent',
    script: {},
    type: { 'Email address': 'ada@example.com' },
    press: [/Email me a code/],
    shows: /We’ve sent a code/,
  },
  { name: 'signedIn', script: { user: ada } },
]

/**
 * In, by the ways that the backend has: a passkey, a code by e-mail, a wallet of one's own, or as a guest. Each error is
 * in words, beside the way it came from; what the backend lacks is not there.
 */
const meta = {
  title: 'Signing in/SignInForm',
  component: SignInForm,
  argTypes: {
    headingLevel: { control: 'inline-radio', options: [1, 2, 3] },
    methods: { control: 'check', options: ['passkey', 'email', 'oauth', 'siwe', 'guest'] },
    redirectTo: { control: 'text' },
    messages: { control: false },
    className: { control: false },
    style: { control: false },
  },
} satisfies Meta<typeof SignInForm>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const StatesAtAGlance: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { provider: false }, controls: { disable: true } },
  render: (args) => (
    <States states={states}>
      <SignInForm {...args} />
    </States>
  ),
  play: ({ canvasElement }) => playStates({ canvasElement, states, root: 'sign-in-form' }),
}

export const Playground: Story = {
  args: { headingLevel: 2, methods: ['passkey', 'email', 'oauth', 'siwe', 'guest'] },
  parameters: { lk: { script: { capabilities: two } } },
}

const initOAuth = fn()
const forgetProvider = () => history.replaceState(null, '', location.href.split('#')[0])

/** A press leaves for the provider, once however often it is pressed; coming back by the back button, all can be pressed again. */
export const LeaveForAProvider: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { capabilities: two, initOAuth } } },
  beforeEach: () => {
    initOAuth.mockReset().mockImplementation(toProvider)
    return forgetProvider
  },
  play: async ({ canvas, canvasElement, userEvent }) => {
    const button = await canvas.findByRole('button', { name: 'Continue with Google' })
    await userEvent.dblClick(button)
    await waitFor(() => expect(location.hash).toBe('#at-the-provider'))
    await expect(initOAuth).toHaveBeenCalledOnce()
    await expect(initOAuth.mock.calls[0]![0]).toMatchObject({ provider: 'google' })
    await expect(button).toHaveAttribute('aria-busy', 'true')
    await expect(canvas.getByText('Opening Google…')).toBeVisible()
    await expect(canvasElement.querySelector('img')).toBeNull()
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    await waitFor(() => expect(button).not.toHaveAttribute('aria-busy'))
  },
}

const comeBack = () => {
  const url = new URL(location.href)
  url.searchParams.set('privy_oauth_code', 'code')
  url.searchParams.set('privy_oauth_state', 'state')
  history.replaceState(null, '', url)
}

/** Who comes back from a provider is signed in where the form is. */
export const BackFromAProvider: Story = {
  tags: ['!autodocs'],
  parameters: {
    lk: {
      script: {
        capabilities: two,
        loginWithOAuth: async () => ({ user: ada, identityToken: null, isNewUser: false }),
      },
    },
  },
  beforeEach: comeBack,
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/You’re signed in as/)).toBeVisible()
    await expect(location.search).not.toMatch(/privy_oauth/)
  },
}

/** Who turned back there is told so, and nothing was changed. */
export const DeclinedAtTheProvider: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { capabilities: two, loginWithOAuth: fails('oauth_user_denied') } } },
  beforeEach: comeBack,
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/You turned back at the provider/)).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Continue with Google' })).not.toHaveAttribute('aria-busy')
  },
}

/** A new passkey, and in. */
export const SignUp: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Sign up with a passkey' }))
    await expect(await canvas.findByText(/You’re signed in/)).toBeVisible()
  },
}

/** An address, then the code: focus goes along, and a wrong code is said in words. */
export const EmailCode: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent, step }) => {
    await userEvent.type(await canvas.findByLabelText('Email address'), 'ada@example.com')
    await userEvent.click(canvas.getByRole('button', { name: 'Email me a code' }))
    const code = await canvas.findByLabelText('Code from the email')
    await waitFor(() => expect(code).toHaveFocus())
    await step('a wrong code', async () => {
      await userEvent.type(code, '000000{Enter}')
      await expect(await canvas.findByText(/That’s wrong or too old/)).toBeVisible()
    })
    await step('the right one', async () => {
      await userEvent.clear(code)
      await userEvent.type(code, '123456{Enter}')
      await expect(await canvas.findByText(/You’re signed in/)).toBeVisible()
    })
  },
}

const signUpNever = fn(hangs)

/** Two presses are one ceremony, and no other way starts beside it. */
export const DoublePress: Story = {
  tags: ['!autodocs'],
  parameters: { lk: { script: { signupWithPasskey: signUpNever, loginWithPasskey: signUpNever } } },
  beforeEach: () => void signUpNever.mockClear(),
  play: async ({ canvas, userEvent }) => {
    const signUp = await canvas.findByRole('button', { name: 'Sign up with a passkey' })
    await userEvent.dblClick(signUp)
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in with a passkey' }))
    await expect(await canvas.findByText('Waiting for your answer…')).toBeVisible()
    await expect(signUpNever).toHaveBeenCalledTimes(1)
    await expect(signUp).toHaveAttribute('aria-busy', 'true')
  },
}

const announce = (detail: unknown) => () =>
  window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))

/** Wallets that announce themselves are offered by name; what only looks like one is not. */
export const ExternalWallets: Story = {
  tags: ['!autodocs'],
  beforeEach: () => {
    const request = ({ method }: { method: string }) =>
      Promise.resolve(
        {
          eth_requestAccounts: ['0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb'],
          eth_chainId: '0x1',
          personal_sign: '0x00',
        }[method],
      )
    const fox = announce({
      info: { uuid: 'fox', name: 'Fox Wallet', icon: 'https://tracker.example/x.png' },
      provider: { request },
    })
    const broken = announce({ info: { uuid: 'broken', name: 'Broken' }, provider: null })
    window.addEventListener('eip6963:requestProvider', fox)
    window.addEventListener('eip6963:requestProvider', broken)
    return () => {
      window.removeEventListener('eip6963:requestProvider', fox)
      window.removeEventListener('eip6963:requestProvider', broken)
    }
  },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Sign in with a wallet' }))
    await expect(canvas.queryByRole('button', { name: /Broken/ })).toBeNull()
    await expect(canvasElement.querySelector('img')).toBeNull()
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue with Fox Wallet' }))
    await expect(await canvas.findByText(/You’re signed in/)).toBeVisible()
  },
}

/** Without any wallet the form says what to do. */
export const NoWallet: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Sign in with a wallet' }))
    await expect(await canvas.findByText(/No wallet found in this browser/)).toBeVisible()
  },
}

/** In for a look. */
export const Guest: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue as a guest' }))
    await expect(await canvas.findByText(/You’re signed in/)).toBeVisible()
  },
}
