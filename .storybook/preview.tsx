import type { Preview } from '@storybook/react-vite'
import './layers.css'
import '@latchkey/ui/styles.css'
import { languages } from '../packages/ui/src/stories/languages.stories.kit.ts'
import { alsoInOtherColours } from './alsoInOtherColours.ts'
import { House } from './House.tsx'
import './preview.css'

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true, sort: 'requiredFirst' },
    a11y: { test: 'error', options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } },
    options: {
      storySort: {
        order: [
          'Start here',
          'Foundations',
          'Delegation',
          ['RevokeSessionsButton', 'DelegateWalletButton'],
          'Profile',
          'Linked accounts',
          'Wallets',
          'Signing in',
          'Scenarios',
          'Proof',
        ],
      },
    },
  },
  initialGlobals: {
    theme: 'light',
    backend: 'fake',
    person: 'story',
    latency: '0',
    fault: 'none',
    locale: 'en',
    dir: 'auto',
    motion: 'system',
    width: 'all',
  },
  globalTypes: {
    theme: choice('Theme', 'mirror', { light: 'Light', dark: 'Dark', both: 'Light and dark' }),
    backend: choice('Backend', 'database', {
      fake: 'Fake: does what the story says',
      embedded: 'Embedded: the real server in this tab',
      simulator: 'Dfns simulator: its client, our server and the simulator in this tab',
      http: 'HTTP: the server on :8787',
    }),
    person: choice('Person at the fake', 'user', {
      story: 'Whom the story has',
      nobody: 'Nobody: signed out',
      guest: 'A new guest',
      ada: 'Ada: email, passkey, a wallet',
      adaDelegated: 'Ada, with server access',
      trader: 'A trader with three grants',
      collector: 'Every kind of wallet',
      joiner: 'Every kind of account',
      hoarder: 'Thirty wallets',
      mover: 'Moved from Privy',
    }),
    latency: choice('Latency of the fake', 'timer', {
      0: 'At once',
      400: '0.4 s',
      3000: '3 s',
      never: 'Never answers',
    }),
    fault: choice('Fault of the fake', 'alert', {
      none: 'No fault',
      offline: 'Offline',
      backend_unreachable: 'Unreachable',
      missing_or_invalid_token: 'Sign-in ended',
      rate_limited: 'Too many tries',
      passkey_cancelled: 'Passkey closed',
      internal_error: 'Server error',
      timeout: 'Answer lost',
      vault_conflict: 'Changed elsewhere',
      partial: 'Revokes all but one',
      prf_not_supported: 'Passkey without PRF',
    }),
    locale: choice(
      'Language',
      'globe',
      Object.fromEntries(Object.entries(languages).map(([key, { name }]) => [key, name])),
    ),
    motion: choice('Motion', 'lightning', { system: 'As the system likes it', none: 'None' }),
    width: choice('Width', 'grow', { all: 'All there is', 320: '320 px', 480: '480 px', 768: '768 px' }),
    dir: choice('Direction', 'transfer', { auto: 'As the language runs', ltr: 'Left to right', rtl: 'Right to left' }),
  },
  afterEach: alsoInOtherColours,
  decorators: [(Story, context) => <House story={<Story />} context={context} />],
}

export default preview

type Toolbar = NonNullable<NonNullable<Preview['globalTypes']>[string]['toolbar']>
type Icon = NonNullable<Toolbar['icon']>

/** One switch of the toolbar. */
function choice(title: string, icon: Icon, items: Record<string, string>) {
  return {
    description: title,
    toolbar: {
      title,
      icon,
      dynamicTitle: true,
      items: Object.entries(items).map(([value, name]) => ({ value, title: name })),
    },
  }
}
