import { createKeyHost } from '@latchkey/vault'
import { serveHost } from '@latchkey/vault/host'
import { consentingHost } from './consentingHost.ts'
import type { FrameConfig, FrameHello } from './FrameConfig.ts'
import { createStage } from './stage.ts'

/** Serves one page: the one around this frame, where it is of a known origin and for this app. Anybody else is told no. */
export function serveFrame({ appId, appName, origins }: FrameConfig): void {
  addEventListener('message', function listen({ data, origin, source, ports }: MessageEvent<FrameHello | undefined>) {
    const [verbs, control] = ports
    if (source !== parent || data?.latchkey !== 'vault' || !verbs || !control) return
    if (!origins.includes(origin)) return control.postMessage({ refused: 'origin_not_allowed' })
    if (data.appId !== appId) return control.postMessage({ refused: 'config_invalid' })
    removeEventListener('message', listen)
    document.documentElement.style.colorScheme = data.colorScheme === 'dark' ? 'dark' : 'light'
    serveHost(verbs, consentingHost(createKeyHost(), { appName, stage: createStage(control) }))
    control.postMessage({ ready: true })
  })
}
