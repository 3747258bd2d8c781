import '@latchkey/ui/styles.css'
import { everyAccount, ada, fakeBackend, fakeWallet } from '@latchkey/core/fake'
import type { LinkedAccount } from '@latchkey/core'
import { toUser } from '@latchkey/core/wire'
import { LatchkeyProvider } from '@latchkey/react'
import { LinkedAccountList, WalletList } from '@latchkey/ui'
import { createRoot } from 'react-dom/client'
import { measureScroll } from './measureScroll.ts'

declare global {
  interface Window {
    /** Milliseconds from nothing to the first rows on the screen. */
    mount: (list: keyof typeof lists, size: number) => Promise<number>
    /** Presses "Show more" until so many rows are there; milliseconds for each press. */
    showRows: (rows: number) => Promise<{ presses: number; each: number }>
    measureScroll: typeof measureScroll
  }
}

const lists = { LinkedAccountList: <LinkedAccountList />, WalletList: <WalletList /> }

window.measureScroll = measureScroll

window.mount = async (list, size) => {
  const user = list === 'WalletList' ? withWallets(size) : withAccounts(size)
  const backend = fakeBackend({ user })
  const container = document.body.appendChild(document.createElement('div'))
  const start = performance.now()
  createRoot(container).render(
    <LatchkeyProvider backend={backend} initialState={{ user, identityToken: null }}>
      {lists[list]}
    </LatchkeyProvider>,
  )
  while (!rows()) await frame()
  await frame()
  return performance.now() - start
}

window.showRows = async (wanted) => {
  const start = performance.now()
  let presses = 0
  for (let more = next(); more && rows() < wanted; more = next(), presses++) {
    more.click()
    await frame()
  }
  return { presses, each: (performance.now() - start) / Math.max(presses, 1) }
}

const next = () => document.querySelector<HTMLElement>('[data-part=more]')
const rows = () => document.querySelectorAll('[data-part=rows] > [data-part=row]').length
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

const withWallets = (size: number) =>
  toUser({
    ...ada,
    linkedAccounts: Array.from({ length: size }, (_, walletIndex) => ({
      ...fakeWallet({ walletIndex }),
      address: `0x${(walletIndex + 1).toString(16).padStart(40, '5aAeb6053F3E94C9b9A09f33669435E7')}`,
    })),
  })

const google = everyAccount.find((account) => account.type === 'google_oauth')!

const withAccounts = (size: number) =>
  toUser({
    ...ada,
    linkedAccounts: Array.from({ length: size }, (_, index): LinkedAccount => ({
      ...google,
      subject: `google-${index}`,
      email: `ada${index}@example.com`,
    })),
  })
