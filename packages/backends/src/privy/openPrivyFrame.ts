import { frameDialog, type FrameWish } from '@latchkey/vault/host'
import type { PrivyClient } from './PrivySdk.ts'

interface OpenPrivyFrameOptions {
  /** True where the frame is a server's of ours, which asks the person in it: then the page shows it when it wants to be seen. */
  shown: boolean
}

/** Puts the wallet's frame into the page, for one client of the SDK. */
function openPrivyFrame(client: PrivyClient, { shown }: OpenPrivyFrameOptions) {
  const address = new URL(client.embeddedWallet.getURL())
  if (shown) address.searchParams.set('latchkey-frame', 'shown')
  const { origin, href: url } = address
  const post = (message: unknown) => frame.contentWindow?.postMessage(message, origin)
  const { dialog, frame, heed } = frameDialog({ url, dismissed: () => post({ event: 'latchkey:dismissed' }) })
  client.setMessagePoster({ postMessage: post, reload: () => (frame.src = url) })

  const hear = ({ source, origin: from, data }: MessageEvent<(FrameWish & { event?: unknown }) | null>) => {
    if (source !== frame.contentWindow || from !== origin || typeof data?.event !== 'string') return
    if (data.event === 'latchkey:frame') heed(data)
    else client.embeddedWallet.onMessage(data as never)
  }
  addEventListener('message', hear)
  document.body.append(dialog)
  return {
    get isThere() {
      return dialog.isConnected
    },
    close() {
      removeEventListener('message', hear)
      dialog.remove()
    },
  }
}

/** The one frame of this page: opened for whom it is first needed, and gone with them. */
export function createFrameHolder(options: OpenPrivyFrameOptions) {
  let frame: ReturnType<typeof openPrivyFrame> | undefined
  let owner: PrivyClient | undefined
  const close = () => {
    frame?.close()
    frame = undefined
  }
  return {
    open(client: PrivyClient): void {
      if (owner === client && frame?.isThere) return
      close()
      frame = openPrivyFrame(client, options)
      owner = client
    },
    close,
  }
}

export type FrameHolder = ReturnType<typeof createFrameHolder>
