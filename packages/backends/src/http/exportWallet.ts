import { LatchkeyError, type ExportFormat } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { keyViewElsewhere, openKeyView, overPage, type KeyView } from '@latchkey/vault/view'
import { assertHeld } from './assertHeld.ts'
import { assertVault } from './assertVault.ts'
import type { Attempt, Connection } from './createConnection.ts'
import { embeddedWallet } from './embeddedWallet.ts'
import { hasUnclaimedWallets } from './hasUnclaimedWallets.ts'
import { inOneGo, type Done, type ReadyAction } from './ReadyAction.ts'
import { announceRequest } from './signRequest.ts'
import { usableVault } from './usableVault.ts'
import { methodOf, passcodeSecret, passkeySecret, wipeSecret, wrapCredentials } from './vaultSecret.ts'

interface ShownKey {
  address: string
  format?: ExportFormat
  slot?: HTMLElement
  passcode?: string
}

export interface ExportWalletParameters extends ShownKey {
  onShown?: () => void
  signal: AbortSignal
}

/**
 * Shows a key to the person, and to nobody else: a passkey signs for it, the server writes it down, and then the key goes from the
 * vault into a frame that the app cannot read. Resolves when it is hidden again.
 */
export async function exportWallet(
  connection: Connection,
  { onShown, signal, ...parameters }: ExportWalletParameters,
): Promise<void> {
  const attempt = connection.begin('exportWallet', signal)
  const { gone, close } = await inOneGo(attempt, await readyExport(connection, attempt, parameters))
  try {
    onShown?.()
    await gone
  } finally {
    close()
  }
}

/** Readies the same, up to the prompt. It is done as soon as the key is shown. */
export async function readyExport(
  connection: Connection,
  attempt: Attempt,
  { address, format = 'private-key', slot, passcode }: ShownKey,
): Promise<ReadyAction<Done<'exportWallet'> & Pick<KeyView, 'gone' | 'close'>>> {
  if (typeof document === 'undefined') throw noPage()
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
  const body = { address: wallet.address, chainType }
  const announced = await announceRequest(connection, attempt, {
    endpoint: endpoints.exportWallet,
    body,
    ...(method === 'user-passkey' && vault && { by: (id) => wrapCredentials(vault).includes(id) }),
  })

  return {
    expiresAt: announced.expiresAt,
    async sign(asking) {
      const ending = new AbortController()
      const signal = AbortSignal.any([asking.signal, ending.signal])
      const signing = announced.sign({ ...asking, signal })
      signing.catch(() => {}) // the view may fail first
      const { view, close } = await openView(connection, { slot, format, address: wallet.address, ending, signal })
      let isShown = false
      try {
        const { userAction, secret: prf } = await Promise.race([signing, view.gone.then(declined)])
        const secret = method === 'user-passkey' ? passkeySecret(prf) : passcodeSecret(passcode)
        return {
          async submit(showing) {
            showing.signal.addEventListener('abort', () => ending.abort(showing.signal.reason), { once: true })
            await showing.send(endpoints.exportWallet, body, { userAction })
            const usable = await usableVault(connection, showing, { user, vault, secret })
            const use = { vault: usable, secret, place, address: wallet.address }
            const host = await connection.vault()
            // A host that shows keys itself answers when they are gone again, others at once.
            const exporting = host.exportKey({ ...use, format, view: view.port }, { signal })
            await Promise.race([view.shown, exporting.then(() => view.shown), view.gone.then(declined)])
            isShown = true
            void view.gone.catch(() => {}).finally(close)
            return { result: { address: wallet.address }, gone: view.gone, close }
          },
          wipe() {
            wipeSecret(secret)
            if (!isShown) close()
          },
        }
      } catch (error) {
        close()
        throw error
      }
    },
  }
}

interface OpenViewParameters {
  slot: HTMLElement | undefined
  format: ExportFormat
  address: string
  /** Aborted where the view is given up. */
  ending: AbortController
  signal: AbortSignal
}

/** Opens the empty view: where the app gave it a place, or over the page. */
async function openView(connection: Connection, { slot, format, address, ending, signal }: OpenViewParameters) {
  const isFramed = connection.options.vault === 'frame' // it shows the key itself, over the page
  if (isFramed) {
    const view = keyViewElsewhere(signal)
    return { view, close: () => view.close() }
  }
  const room = slot ? { slot, close: () => {} } : overPage(() => ending.abort())
  try {
    const { nonce } = connection.options
    const view = await openKeyView({ slot: room.slot, format, address, nonce, signal })
    const close = () => {
      view.close()
      room.close()
    }
    return { view, close }
  } catch (error) {
    room.close()
    ending.abort(error)
    throw error
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
