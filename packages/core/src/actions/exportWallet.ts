import type { Session } from '../session/createSession.ts'
import { run, signedInUser, untilKnown } from '../session/run.ts'
import type { ExportFormat } from '../types/ExportFormat.ts'
import { embeddedWallet } from './embeddedWallet.ts'
import { rereadClaimed } from './rereadClaimed.ts'

export interface ExportWalletParameters {
  /** In any letter case. */
  address: string
  /** Default `private-key`. */
  format?: ExportFormat
  /** Where the frame is put that shows it. Absent: over the page. */
  slot?: HTMLElement
  /** Where the vault opens by one. */
  passcode?: string
  /** Called when the key is there to be seen. */
  onShown?: () => void
  /** Takes the key away at once. */
  signal?: AbortSignal
}

/** Shows a wallet's key to the person, never to the app; resolves when it is hidden again. It goes when they sign out. */
export async function exportWallet(session: Session, { signal, ...parameters }: ExportWalletParameters): Promise<void> {
  if (!session.store.getState().user) await untilKnown(session)
  const before = signedInUser(session, 'exportWallet')
  const { address } = embeddedWallet(before, parameters.address)
  const gone = new AbortController()
  const stop = session.store.subscribe(({ user }) => user?.id !== before.id && gone.abort())
  const either = signal ? AbortSignal.any([signal, gone.signal]) : gone.signal
  try {
    await run(session, 'exportWallet', { ...parameters, address }, { signal: either })
  } finally {
    stop()
  }
  await rereadClaimed(session, before)
}
