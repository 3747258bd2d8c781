import { LatchkeyError, type ErrorCode } from '@latchkey/core'
import { connectHost } from './connectHost.ts'
import { frameDialog, type FrameWish } from './frameDialog.ts'
import type { VaultHost } from './VaultHost.ts'

interface OpenFrameHostOptions {
  /** The frame's page at the server. */
  url: string
  appId: string
  /** Milliseconds for one operation, in which the person may be asked. */
  deadline?: number
  /** Milliseconds for the frame to be there. */
  patience?: number
  onLost: () => void
}

/** What the frame says beside the vault's answers. */
type Signal = { ready: true } | { refused: ErrorCode } | FrameWish

/** A host in a frame of another origin: this page can ask it, and can neither read what it holds nor answer for the person. */
export async function openFrameHost({
  url,
  appId,
  deadline = 300_000,
  patience = 20_000,
  onLost,
}: OpenFrameHostOptions): Promise<VaultHost> {
  const [verbs, control] = [new MessageChannel(), new MessageChannel()]
  const dismissed = () => control.port1.postMessage('dismissed')
  const { dialog, frame, heed } = frameDialog({ url, dismissed })
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  document.body.append(dialog)
  const death = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (dialog.isConnected) return
      observer.disconnect()
      resolve()
    })
    observer.observe(document.body, { childList: true })
  })
  const close = () => {
    control.port1.close()
    dialog.remove()
  }
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(unavailable(url)), patience)
      control.port1.onmessage = ({ data }: MessageEvent<Signal>) => {
        if ('ready' in data) resolve()
        if ('refused' in data) reject(refused(data.refused, url))
        if ('ready' in data || 'refused' in data) clearTimeout(timer)
        heed(data as FrameWish)
      }
      void loaded.then(() => {
        const hello = { latchkey: 'vault', appId, colorScheme: schemeOf(document.body) }
        frame.contentWindow?.postMessage(hello, new URL(url).origin, [verbs.port2, control.port2])
      })
    })
  } catch (error) {
    close()
    throw error
  }
  const lost = () => {
    close()
    onLost()
  }
  return connectHost(verbs.port1, { deadline, death, onLost: lost })
}

/** Whether the page around is dark, as far as it says so. */
function schemeOf(element: HTMLElement): 'light' | 'dark' {
  const scheme = getComputedStyle(element).colorScheme
  const isDark = scheme === 'dark' || (scheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches)
  return isDark ? 'dark' : 'light'
}

const unavailable = (url: string) =>
  new LatchkeyError(
    'vault_unavailable',
    `The wallet’s frame at ${url} did not answer. Check that the server serves it, and that this page’s origin is one that it lists.`,
    { retryable: true },
  )

const refused = (code: ErrorCode, url: string) =>
  new LatchkeyError(
    code === 'origin_not_allowed' ? code : 'config_invalid',
    `The wallet’s frame at ${url} does not serve this page: its origin is not listed there, or the app’s id is another one.`,
  )
