import { afterEach, expect, test, vi } from 'vitest'
import { findSolanaWallets } from './findSolanaWallets.ts'

type Register = (...wallets: unknown[]) => () => void

const signature = new Uint8Array(64)
const account = { address: 'GrAkKfEpTKQuVHG2Y97Y2FF4i7y7Q5AHLK94JBy7Y5yv' }
const icon = 'data:image/svg+xml;base64,PHN2Zy8+'
const signMessage = vi.fn(async () => [{ signature }])

/** A wallet as the Wallet Standard has it. */
const wallet = (changes: object = {}) => ({
  name: 'Phantom',
  icon,
  features: {
    'standard:connect': { connect: async () => ({ accounts: [account] }) },
    'solana:signMessage': { signMessage },
  },
  ...changes,
})

const stops: (() => void)[] = []
afterEach(() => stops.splice(0).forEach((stop) => stop()))

/** A script that offers a wallet whenever a page asks, as extensions do that came before the page. */
function extension(offered: unknown) {
  const hear = (event: Event) => void (event as CustomEvent<{ register: Register }>).detail.register(offered)
  window.addEventListener('wallet-standard:app-ready', hear)
  stops.push(() => window.removeEventListener('wallet-standard:app-ready', hear))
}

/** The same that comes after the page. */
const announce = (detail: unknown) =>
  window.dispatchEvent(new CustomEvent('wallet-standard:register-wallet', { detail }))

function find() {
  const found = vi.fn<Parameters<typeof findSolanaWallets>[0]>()
  stops.push(findSolanaWallets(found))
  return () => found.mock.lastCall![0]
}

test('wallets that were there before the page and those that come later are found, and sign', async () => {
  extension(wallet())
  const wallets = find()
  announce(({ register }: { register: Register }) => register(wallet({ name: 'Solflare' })))
  expect(wallets()).toMatchObject([
    { name: 'Phantom', icon },
    { name: 'Solflare', icon },
  ])
  const { provider } = wallets()[0]!
  const address = await provider.connect()
  expect(address).toBe(account.address)
  const message = new TextEncoder().encode('Sign in')
  expect(await provider.signMessage({ address, message })).toBe(signature)
  expect(signMessage).toHaveBeenCalledWith({ account, message })
})

test.each([
  null,
  7,
  {},
  wallet({ features: {} }),
  wallet({ features: { 'standard:connect': { connect: 'no' }, 'solana:signMessage': { signMessage } } }),
])('what is no wallet that signs is left out (fault 20)', (offered) => {
  extension(offered)
  const wallets = find()
  announce('no function')
  expect(wallets()).toEqual([])
})

test('pictures from elsewhere and names that are none are left out (fault 62)', () => {
  extension(wallet({ name: ' ', icon: 'https://tracker.example/pixel.png' }))
  expect(find()()).toMatchObject([{ name: undefined, icon: undefined }])
})
