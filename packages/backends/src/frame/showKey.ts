import type { VaultHost } from '@latchkey/vault/host'
import { drawKeyView, type KeyViewState } from '@latchkey/vault/view'
import { frameStyle } from './frameStyle.ts'
import type { Stage } from './stage.ts'

/** Shows a key in the frame itself. The page's port hears how that stands, and never the key. */
export const showKey =
  (keys: VaultHost, stage: Stage): VaultHost['exportKey'] =>
  ({ view: page, ...use }, call = {}) =>
    stage(async (main, dismissed) => {
      const channel = new MessageChannel()
      const { colorScheme } = document.documentElement.style
      const gone = new Promise<void>((resolve) => {
        const tell = (state: KeyViewState) => {
          if ('height' in state) return
          page.postMessage(state)
          if ('gone' in state) resolve()
        }
        const options = { format: use.format, address: use.address, lifetime: 60_000, theme: {}, colorScheme }
        const take = drawKeyView(options, tell, main)
        document.adoptedStyleSheets = [frameStyle(), ...document.adoptedStyleSheets]
        channel.port1.onmessage = ({ data }: MessageEvent<string>) => take(data)
      })
      try {
        await keys.exportKey({ ...use, view: channel.port2 }, call)
        await Promise.race([gone, dismissed])
      } finally {
        channel.port1.close()
        page.postMessage({ gone: true } satisfies KeyViewState)
      }
    }, call)
