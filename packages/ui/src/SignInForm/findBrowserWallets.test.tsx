import { afterEach, expect, test, vi } from 'vitest'
import { findBrowserWallets, type BrowserWallet } from './findBrowserWallets.ts'

const provider = { request: () => Promise.resolve(null) }
let stop = () => {}
afterEach(() => {
  stop()
  Reflect.deleteProperty(window, 'ethereum')
})

function find() {
  let found: BrowserWallet[] = []
  stop = findBrowserWallets((wallets) => {
    found = wallets
  })
  return () => found
}

const announce = (detail: unknown) => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))

test('a wallet that announces itself is found, once however often it does', () => {
  const found = find()
  const detail = { info: { uuid: '1', name: 'Fox', icon: 'data:image/png;base64,AA==' }, provider }
  announce(detail)
  announce(detail)
  expect(found()).toEqual([{ id: '1', name: 'Fox', icon: 'data:image/png;base64,AA==', provider }])
})

test('it is asked for', () => {
  const asked = vi.fn()
  window.addEventListener('eip6963:requestProvider', asked, { once: true })
  find()
  expect(asked).toHaveBeenCalledOnce()
})

test('one that only stands in the window counts where none announces itself', () => {
  Object.assign(window, { ethereum: provider })
  const found = find()
  expect(found().map(({ id }) => id)).toEqual(['window'])
  announce({ info: { uuid: '1', name: 'Fox' }, provider })
  expect(found().map(({ id }) => id)).toEqual(['1'])
})

test.each([
  null,
  'a string',
  {},
  { info: { uuid: 7 }, provider },
  { info: { uuid: '1' } },
  { info: { uuid: '1' }, provider: { request: 'no function' } },
])('what is no wallet is none: %j (fault 20)', (detail) => {
  const found = find()
  announce(detail)
  expect(found()).toEqual([])
})

test.each(['https://tracker.example/x.png', 'javascript:alert(1)', 'data:text/html,<b>', 7])(
  'a picture from anywhere but the page is left out: %j (fault 62)',
  (icon) => {
    const found = find()
    announce({ info: { uuid: '1', name: ' ', icon }, provider })
    expect(found()).toEqual([{ id: '1', name: undefined, icon: undefined, provider }])
  },
)
