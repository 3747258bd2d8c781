import { AbortedError, LatchkeyError, type ErrorCode } from '@latchkey/core'
import type { PrivyConsent } from './PrivyQuestion.ts'
import type { Refusal } from './refusalOf.ts'

/** What the window answers. */
export type WindowAnswer = { done: true } | { refused: Refusal }

/** Asks in a window of this origin what cannot be asked in a frame that nobody sees. */
export async function askInWindow(consent: PrivyConsent, signal: AbortSignal): Promise<void> {
  const opened = open(location.pathname, '_blank', 'popup,width=460,height=640')
  if (!opened)
    throw new LatchkeyError(
      'vault_unavailable',
      'The page hides the wallet’s frame, where you would be asked, and the browser let no window open in its place. Allow windows of this page, then try again.',
      { retryable: true },
    )
  const { port1, port2 } = new MessageChannel()
  let stop = () => {}
  try {
    await new Promise<void>((resolve, reject) => {
      const greet = ({ source, origin, data }: MessageEvent<{ latchkey?: string } | undefined>) => {
        if (source === opened && origin === location.origin && data?.latchkey === 'window')
          opened.postMessage({ latchkey: 'consent', consent }, location.origin, [port2])
      }
      const closed = setInterval(() => opened.closed && reject(declined()), 300)
      stop = () => {
        removeEventListener('message', greet)
        clearInterval(closed)
      }
      addEventListener('message', greet)
      signal.addEventListener('abort', () => reject(new AbortedError('vault', signal.reason)), { once: true })
      port1.onmessage = ({ data }: MessageEvent<WindowAnswer>) =>
        'done' in data ? resolve() : reject(new LatchkeyError(data.refused.type as ErrorCode, data.refused.message))
    })
  } finally {
    stop()
    port1.close()
    opened.close()
  }
}

const declined = () =>
  new LatchkeyError('consent_declined', 'The wallet’s window was closed before the person said yes. Nothing was done.')
