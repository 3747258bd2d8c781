import { AbortedError, LatchkeyError, type ExportFormat } from '@latchkey/core'
import type { KeyViewState } from './drawKeyView.ts'
import { keyViewPage, type KeyViewHello } from './keyViewPage.ts'
import { readTheme } from './readTheme.ts'

interface OpenKeyViewOptions {
  /** Where the frame is put. */
  slot: HTMLElement
  format: ExportFormat
  address: string
  /** The page's CSP nonce for scripts, where it has one. */
  nonce?: string | undefined
  /** ms. */
  lifetime?: number
  signal: AbortSignal
}

/** A frame that shows one key and that the page around it cannot read. */
export interface KeyView {
  /** For `exportKey`: the key goes from the vault to the frame, past the page. */
  port: MessagePort
  /** The key is there to be seen. */
  shown: Promise<void>
  /** It is gone again. */
  gone: Promise<void>
  close(): void
}

/** Opens an empty view. It is a document of no origin in a sandbox: no script of the page can look into it. */
export async function openKeyView({
  slot,
  format,
  address,
  nonce,
  lifetime = 60_000,
  signal,
}: OpenKeyViewOptions): Promise<KeyView> {
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.allow = 'clipboard-write'
  frame.title = format === 'recovery-phrase' ? 'Recovery phrase' : 'Private key'
  frame.style.cssText = 'display: block; inline-size: 100%; block-size: 15rem; border: 0'
  frame.srcdoc = keyViewPage(nonce)
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  slot.append(frame)

  const [keys, page] = [new MessageChannel(), new MessageChannel()]
  const close = () => {
    page.port1.close()
    frame.remove()
  }
  try {
    await before(loaded, signal)
    const options = { format, address, lifetime, ...readTheme(slot) }
    const hello: KeyViewHello = { latchkey: 'key-view', options }
    // No origin can be named: the frame has none. Nothing in this is secret.
    frame.contentWindow?.postMessage(hello, '*', [keys.port1, page.port2])
    const stands = listen(page.port1, frame)
    await before(stands.drawn, signal)
    return { port: keys.port2, shown: stands.shown, gone: before(stands.gone, signal, Infinity), close }
  } catch (error) {
    close()
    throw error
  }
}

/** The view of a host that shows keys itself: it tells by the port how that stands. */
export function keyViewElsewhere(signal: AbortSignal): KeyView {
  const { port1, port2 } = new MessageChannel()
  const { shown, gone } = listen(port1)
  return { port: port2, shown, gone: before(gone, signal, Infinity), close: () => port1.close() }
}

function listen(port: MessagePort, frame?: HTMLIFrameElement) {
  const [drawn, shown, gone] = [deferred(), deferred(), deferred()]
  port.onmessage = ({ data }: MessageEvent<KeyViewState>) => {
    drawn.resolve()
    if ('height' in data && frame) frame.style.blockSize = `${Math.min(Number(data.height) || 0, 2_000)}px`
    if ('shown' in data) shown.resolve()
    if ('gone' in data) gone.resolve()
  }
  return { drawn: drawn.promise, shown: shown.promise, gone: gone.promise }
}

function deferred() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}

/** Waits for a frame, for as long as the caller wants to and not for ever. */
function before<value>(waited: Promise<value>, signal: AbortSignal, patience = 10_000): Promise<value> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new AbortedError('exportWallet', signal.reason))
    if (signal.aborted) return giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    const timer = patience < Infinity ? setTimeout(() => reject(blocked()), patience) : undefined
    void waited.then(resolve).finally(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', giveUp)
    })
  })
}

const blocked = () =>
  new LatchkeyError(
    'not_supported',
    'The frame that shows keys did not start, most likely because the page’s Content-Security-Policy forbids its script. Pass the nonce, or use the frame of the server.',
  )
