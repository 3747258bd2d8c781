import { LatchkeyError, type ExportFormat } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { keyViewElsewhere, openKeyView, overPage } from '@latchkey/vault/view'
import { assertHeld } from './assertHeld.ts'
import { assertVault } from './assertVault.ts'
import type { Connection } from './createConnection.ts'
import { embeddedWallet } from './embeddedWallet.ts'
import { hasUnclaimedWallets } from './hasUnclaimedWallets.ts'
import { signAction } from './signAction.ts'
import { usableVault } from './usableVault.ts'
import { methodOf, passcodeSecret, passkeySecret, wipeSecret, wrapCredentials } from './vaultSecret.ts'

export interface ExportWalletParameters {
  address: string
  format?: ExportFormat
  slot?: HTMLElement
  passcode?: string
  onShown?: () => void
  signal: AbortSignal
}

/**
 * Shows a key to the person, and to nobody else: a passkey signs for it, the server writes it down, and then the key goes from the
 * vault into a frame that the app cannot read. Resolves when it is hidden again.
 */
export async function exportWallet(
  connection: Connection,
  { address, format = 'private-key', slot, passcode, onShown, signal: given }: ExportWalletParameters,
): Promise<void> {
  if (typeof document === 'undefined') throw noPage()
  const dismissal = new AbortController()
  const signal = AbortSignal.any([given, dismissal.signal])
  const attempt = connection.begin('exportWallet', signal)
  const [{ vault }, { user }] = await Promise.all([
    attempt.send(endpoints.getVault),
    attempt.send(endpoints.refreshUser),
  ])
  const { wallet, place } = embeddedWallet(user, address)
  const { chainType } = wallet
  assertHeld(chainType)
  if (format === 'recovery-phrase' && wallet.imported) throw noPhrase()
  if (!hasUnclaimedWallets(user)) assertVault(vault)
  const method = methodOf(vault, passcode)
  if (method === 'user-passcode') passcodeSecret(passcode) // before anybody is asked for a passkey

  const isFramed = connection.options.vault === 'frame' // it shows the key itself, over the page
  const room =
    slot || isFramed ? { slot: isFramed ? undefined : slot, close: () => {} } : overPage(() => dismissal.abort())
  try {
    const { nonce } = connection.options
    const view = room.slot
      ? await openKeyView({ slot: room.slot, format, address: wallet.address, nonce, signal })
      : keyViewElsewhere(signal)
    try {
      const body = { address: wallet.address, chainType }
      const signed = signAction(connection, attempt, {
        endpoint: endpoints.exportWallet,
        body,
        ...(method === 'user-passkey' && vault && { by: (id) => wrapCredentials(vault).includes(id) }),
      })
      const { userAction, secret: prf } = await Promise.race([signed, view.gone.then(declined)])
      const secret = method === 'user-passkey' ? passkeySecret(prf) : passcodeSecret(passcode)
      try {
        await attempt.send(endpoints.exportWallet, body, { userAction })
        const usable = await usableVault(connection, attempt, { user, vault, secret })
        const use = { vault: usable, secret, place, address: wallet.address }
        const host = await connection.vault()
        // A host that shows keys itself answers when they are gone again, others at once.
        const exporting = host.exportKey({ ...use, format, view: view.port }, { signal })
        await Promise.race([view.shown, exporting.then(() => view.shown), view.gone.then(declined)])
      } finally {
        wipeSecret(secret)
      }
      onShown?.()
      await view.gone
    } finally {
      view.close()
    }
  } finally {
    room.close()
  }
}

const noPage = () =>
  new LatchkeyError('not_supported', 'There is no page here that a key could be shown on. Export it in a browser.')

const noPhrase = () =>
  new LatchkeyError(
    'not_supported',
    'An imported wallet has no recovery phrase here: only its own key was imported. Export the private key.',
  )

const declined = (): never => {
  throw new LatchkeyError(
    'consent_declined',
    'The person closed the view before the key was shown. Nothing was given out.',
  )
}
