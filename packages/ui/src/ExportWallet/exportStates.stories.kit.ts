import type { Backend } from '@latchkey/core'
import { ada, fails, hangs } from '@latchkey/core/fake'
import { toUser } from '@latchkey/core/wire'
import { adaWithPasscode } from '../DelegateWalletButton/grantStates.stories.kit.ts'
import { capabilities } from '../stories/Stage.stories.kit.tsx'
import type { StateScript } from '../stories/States.stories.kit.tsx'

const ask = /^Show (private key|recovery phrase)…/
const show = /^Show it here$/

/** A backend from which keys can be taken out. */
export const canExport = {
  ...capabilities,
  wallets: { ...capabilities.wallets!, exports: ['private-key', 'recovery-phrase'] as const },
}

type Export = NonNullable<Backend['exportWallet']>

/** Puts up a frame as a vault does, with no key in it, for as long as it is let. */
export const showsFrame: Export = ({ slot, onShown, signal }) => {
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', '')
  frame.title = 'Private key'
  frame.style.cssText = 'display: block; inline-size: 100%; block-size: 8rem; border: 0'
  frame.srcdoc =
    '<!doctype html><html lang="en"><title>Private key</title><p style="font-family: sans-serif">The key stands here.'
  slot!.append(frame)
  onShown?.()
  return new Promise<void>((_resolve, reject) =>
    signal.addEventListener('abort', () => {
      frame.remove()
      reject(signal.reason as Error)
    }),
  )
}

const script = { user: ada, capabilities: canExport }

/** Ada, whose wallet was imported: there are no words behind it. */
export const adaWithImport = toUser({
  ...ada,
  linkedAccounts: ada.linkedAccounts.map((account) =>
    account.type === 'wallet' ? { ...account, imported: true, walletIndex: null } : account,
  ),
})

/** How an ExportWallet gets into each of its states; those in which it shows nothing are left out. */
export const exportStates: StateScript[] = [
  { name: 'idle', script },
  { name: 'confirming', script, press: [ask] },
  { name: 'confirming', note: 'opens by passcode', script: { ...script, user: adaWithPasscode }, press: [ask] },
  { name: 'asking', script: { ...script, exportWallet: hangs }, press: [ask, show] },
  { name: 'shown', script: { ...script, exportWallet: showsFrame }, press: [ask, show] },
  { name: 'hidden', script: { ...script, exportWallet: async () => {} }, press: [ask, show] },
  {
    name: 'error',
    note: 'passkey prompt closed',
    script: { ...script, exportWallet: fails('passkey_cancelled') },
    press: [ask, show],
  },
]
