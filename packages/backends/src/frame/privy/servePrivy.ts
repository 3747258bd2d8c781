import { findWallet, isEmbeddedWallet, LatchkeyError, WalletNotFoundError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { readAccessToken } from '../../http/accessToken.ts'
import { createTransport } from '../../http/transport.ts'
import type { FrameConfig } from '../FrameConfig.ts'
import { createStage, type Stage } from '../stage.ts'
import { askInWindow } from './askInWindow.ts'
import { giveAccess } from './giveAccess.ts'
import { isSeen, showsFrame } from './isSeen.ts'
import { readConsent, readWallet, toQuestion, type PrivyConsent, type PrivyQuestion } from './PrivyQuestion.ts'
import { refusalOf } from './refusalOf.ts'

type Answer = (data: unknown) => Promise<object>

/** Answers what Privy's SDK, in the page around this frame, asks of the frame that it put there. Pages of other origins get no answer. */
export function servePrivy(config: FrameConfig): void {
  const { appId, origins } = config
  const { send } = createTransport({ url: location.origin, appId })
  const giving = new Map<string, Promise<void>>()
  let stage: Stage | undefined

  /** Keys are opened when they are used, so that a wallet is here as soon as it is the person's. */
  const connect: Answer = async (data) => {
    const { accessToken, entropyId } = readWallet(data)
    const verb = 'connect'
    const { user } = await send(endpoints.refreshUser, { verb, accessToken, signal: AbortSignal.timeout(patience) })
    const wallet = findWallet(user, entropyId)
    if (!wallet || !isEmbeddedWallet(wallet)) throw new WalletNotFoundError(entropyId)
    return { entropyId }
  }

  const give = (consent: PrivyConsent, origin: string): Promise<void> => {
    const { signal } = new AbortController()
    if (!isSeen()) return askInWindow(consent, signal)
    return giveAccess(consent, { config, stage: (stage ??= createStage(controlOf(origin))) }, signal)
  }

  async function answer({ event, data }: PrivyQuestion, origin: string): Promise<object> {
    if (event === 'privy:iframe:ready') return {}
    if (event === 'privy:wallets:connect' || event === 'privy:wallets:recover') return await connect(data)
    if (event !== 'privy:delegated-actions:consent')
      throw new LatchkeyError('not_supported', `This server’s frame has nothing to answer to ${event.slice(0, 80)}.`)
    // The SDK gives up after 15 s, which is too short to read in: whoever asks again meanwhile waits for the same answer.
    const consent = readConsent(data)
    const key = JSON.stringify([readAccessToken(consent.accessToken).sid, consent.delegatedWallets])
    const given = giving.get(key) ?? give(consent, origin).finally(() => giving.delete(key))
    giving.set(key, given)
    await given
    return {}
  }

  addEventListener('message', ({ data, origin, source }: MessageEvent<unknown>) => {
    const question = toQuestion(data)
    if (!question || source !== parent || !origins.includes(origin)) return
    const { id, event } = question
    const reply = (said: object) => parent.postMessage({ id, event, ...said }, origin)
    answer(question, origin).then(
      (given) => reply({ data: given }),
      (error: unknown) => reply({ error: refusalOf(error) }),
    )
  })
}

/** ms */
const patience = 10_000

/** Tells a page that shows the frame on demand when to, and hears from it when the person turned away. */
function controlOf(origin: string): MessagePort {
  const { port1, port2 } = new MessageChannel()
  if (!showsFrame()) return port2
  port1.onmessage = ({ data }: MessageEvent<object>) => parent.postMessage({ event: 'latchkey:frame', ...data }, origin)
  addEventListener('message', ({ data, source }: MessageEvent<{ event?: string } | undefined>) => {
    if (source === parent && data?.event === 'latchkey:dismissed') port1.postMessage('dismissed')
  })
  return port2
}
