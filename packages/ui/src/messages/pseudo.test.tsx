import { ada, type FakeScript } from '@latchkey/core/fake'
import { cleanup, fireEvent, render, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { aMonth } from '../ActivityList/activity.stories.kit.ts'
import { ActivityList } from '../ActivityList/ActivityList.tsx'
import { DelegateWalletButton } from '../DelegateWalletButton/DelegateWalletButton.tsx'
import { here, phone, signedInOn } from '../DeviceList/devices.stories.kit.ts'
import { DeviceList } from '../DeviceList/DeviceList.tsx'
import { canExport } from '../ExportWallet/exportStates.stories.kit.ts'
import { ExportWallet } from '../ExportWallet/ExportWallet.tsx'
import { GrantReceipt } from '../GrantReceipt/GrantReceipt.tsx'
import { adasReceipt, serverKey } from '../GrantReceipt/receipts.stories.kit.ts'
import { GrantList } from '../GrantList/GrantList.tsx'
import { manyGrants } from '../GrantList/grants.stories.kit.ts'
import { keeps, laptop, openedBy } from '../PasskeyList/passkeys.stories.kit.ts'
import { PasskeyList } from '../PasskeyList/PasskeyList.tsx'
import { RevokeSessionsButton } from '../RevokeSessionsButton/RevokeSessionsButton.tsx'
import { SignAction } from '../SignAction/SignAction.tsx'
import { signs, things } from '../SignAction/signStates.stories.kit.ts'
import { SignInForm } from '../SignInForm/SignInForm.tsx'
import { collector, guest, joiner, trader } from '../stories/people.stories.kit.ts'
import { SignedOut } from '../SignedOut/SignedOut.tsx'
import { capabilities, Stage } from '../stories/Stage.stories.kit.tsx'
import { UserButton } from '../UserButton/UserButton.tsx'
import { UserProfile } from '../UserProfile/UserProfile.tsx'
import { pseudo } from './pseudo.ts'

afterEach(cleanup)

const spending = {
  actions: ['eth_sendTransaction', 'personal_sign'] as const,
  chainIds: [1],
  maxValuePerTx: '1000000000000000',
  budget: { amount: '5000000000000000', windowSec: 86_400 },
}

type Place = [string, FakeScript, () => ReactNode]

const everywhere: Place[] = [
  ['profile, four kinds of wallets', { user: collector }, () => <UserProfile />],
  ['profile, three with server access', { user: trader }, () => <UserProfile />],
  ['profile, every kind of account', { user: joiner }, () => <UserProfile />],
  ['profile, guest', { user: guest }, () => <UserProfile />],
  ['profile, signed out', { user: null }, () => <UserProfile />],
  ['grants', { user: ada, getGrants: async () => manyGrants }, () => <GrantList />],
  [
    'activity',
    { user: ada, getActivity: async () => ({ activity: aMonth, nextCursor: null }) },
    () => <ActivityList />,
  ],
  ['passkeys', keeps({ passkeys: [laptop], ways: [openedBy(laptop)] }), () => <PasskeyList />],
  ['receipt', { user: ada }, () => <GrantReceipt receipt={adasReceipt} identityKeys={[serverKey]} />],
  ['menu', { user: ada }, () => <UserButton onProfile={() => {}} />],
  ['signed out', { user: null }, () => <SignedOut />],
  [
    'sign-in by providers',
    { user: null, capabilities: { ...capabilities, oauthProviders: ['google', 'custom:acme'] } },
    () => <SignInForm />,
  ],
  ['devices', signedInOn(here, phone), () => <DeviceList />],
  ['sign-in', { user: null }, () => <SignInForm />],
  [
    'revoking one',
    { user: trader },
    () => <RevokeSessionsButton wallets={[trader.wallet!.address]} confirm="inline" />,
  ],
  ['revoking many', { user: trader }, () => <RevokeSessionsButton confirm="inline" />],
  [
    'consent',
    { user: ada },
    () => <DelegateWalletButton scope={{ ...spending, actions: [...spending.actions] }} confirm="inline" />,
  ],
  ...Object.entries(things).map(([name, thing]): Place => [
    `signing: ${name}`,
    signs(),
    () => <SignAction {...thing} confirm="inline" />,
  ]),
  ['export', { user: ada, capabilities: canExport }, () => <ExportWallet wallet={ada.wallet!.address} />],
]

test.each(everywhere)('%s: every word comes whole from the catalogue', async (_name, script, component) => {
  const { container } = render(
    <Stage script={script} ui={{ locale: 'en-XA', messages: pseudo }}>
      {component()}
    </Stage>,
  )
  await waitFor(() => expect(container.querySelector('[data-lk]')).not.toHaveAttribute('data-state', 'loading'))
  const root = container.querySelector<HTMLElement>('[data-lk]')!
  for (const summary of root.querySelectorAll('summary')) fireEvent.click(summary)
  for (const trigger of root.querySelectorAll('[data-part="trigger"]')) fireEvent.click(trigger)
  expect(textsOf(root).length).toBeGreaterThan(0)
  expect(textsOf(root).filter((text) => !isWhole(text))).toEqual([])
})

/** What people gave, and what has one name in every language. */
const names = new Set(['Acme', 'Ethereum', 'Solana', 'ETH'])
const brands = /^(Google|X|Discord|GitHub|Spotify|TikTok|Instagram|Twitch|LINE|LinkedIn|Apple|Farcaster|Telegram)$/

/** A text of one sentence or more, each in its brackets, with nothing before, between or after. */
const isWhole = (text: string) =>
  !/\p{L}/u.test(text) || names.has(text) || brands.test(text) || /^(\s*⟦[^⟦⟧]*⟧)+\s*$/.test(text.replace(inside, ''))

/** A sentence within one: only after a colon, or an amount, where any language can have it. */
const inside = /(?<=: )⟦[^⟦⟧]*⟧/g

/** Every block of text and every attribute that is read out, without what is data. */
function textsOf(root: HTMLElement): string[] {
  const copy = root.cloneNode(true) as HTMLElement
  for (const data of copy.querySelectorAll('bdi, code, time, svg, [data-part="mark"]')) data.remove()
  const blocks = [
    ...copy.querySelectorAll<HTMLElement>('p, li, dt, dd, h1, h2, h3, h4, button, summary, legend, label, a, span'),
  ]
  const deepest = blocks.filter((block) => !blocks.some((other) => other !== block && block.contains(other)))
  const said = [...copy.querySelectorAll('[aria-label], [title]')].flatMap((element) =>
    ['aria-label', 'title'].map((name) => element.getAttribute(name) ?? ''),
  )
  return [...deepest.map(({ textContent }) => textContent.trim()), ...said].filter(Boolean)
}
