import type { FrameConfig } from '../FrameConfig.ts'
import { frameStyle } from '../frameStyle.ts'
import { createStage } from '../stage.ts'
import type { WindowAnswer } from './askInWindow.ts'
import { giveAccess } from './giveAccess.ts'
import type { PrivyConsent } from './PrivyQuestion.ts'
import { refusalOf } from './refusalOf.ts'

/** Serves the hidden frame that opened this window: asks the person here. */
export function serveWindow(config: FrameConfig): void {
  if (!opener || parent !== window) return
  const waiting = document.createElement('main')
  waiting.append(Object.assign(document.createElement('p'), { textContent: 'Use your passkey to go on.' }))
  document.adoptedStyleSheets = [frameStyle()]
  document.documentElement.style.colorScheme = 'light dark'
  document.body.append(waiting)

  addEventListener('message', function listen({ data, origin, source, ports }: MessageEvent<Asked | undefined>) {
    const [port] = ports
    if (source !== opener || origin !== location.origin || data?.latchkey !== 'consent' || !port) return
    removeEventListener('message', listen)
    const reply = (answer: WindowAnswer) => port.postMessage(answer)
    const stage = createStage(new MessageChannel().port1)
    giveAccess(data.consent, { config, stage }, new AbortController().signal).then(
      () => reply({ done: true }),
      (error: unknown) => reply({ refused: refusalOf(error) }),
    )
  })
  ;(opener as Window).postMessage({ latchkey: 'window' }, location.origin)
}

interface Asked {
  latchkey: 'consent'
  consent: PrivyConsent
}
