import { LatchkeyError } from '@latchkey/core'
import { readBounded } from '../chains/readBounded.ts'
import type { FarcasterRelay } from './FarcasterOptions.ts'

/** A relay over HTTP, as FIP-11 has it. */
export function farcasterRelay({ url }: { url: string }): FarcasterRelay {
  const base = url.replace(/\/+$/, '')
  return {
    async open(question) {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(question) }
      const answer = await ask(`${base}/v1/channel`, init)
      const { channelToken, url } = answer
      if (typeof channelToken === 'string' && typeof url === 'string') return { channelToken, url }
      throw unavailable()
    },
    async status(channelToken) {
      const answer = await ask(`${base}/v1/channel/status`, { headers: { authorization: `Bearer ${channelToken}` } })
      const text = (name: string) => (typeof answer[name] === 'string' ? answer[name] : '')
      const nonce = text('nonce')
      if (answer['state'] !== 'completed' || typeof answer['fid'] !== 'number') return { state: 'pending', nonce }
      return {
        state: 'completed',
        nonce,
        message: text('message'),
        signature: text('signature'),
        fid: answer['fid'],
        username: text('username'),
        display_name: text('displayName'),
        bio: text('bio'),
        pfp_url: text('pfpUrl'),
      }
    },
  }
}

/** Bytes. A profile is far shorter. */
const most = 65_536

async function ask(address: string, init: RequestInit): Promise<Record<string, unknown>> {
  try {
    const response = await fetch(address, { ...init, redirect: 'error', signal: AbortSignal.timeout(5_000) })
    const answer: unknown = JSON.parse(await readBounded(response, most))
    if (response.ok && typeof answer === 'object' && answer !== null) return answer as Record<string, unknown>
  } catch (cause) {
    throw unavailable(cause)
  }
  throw unavailable()
}

const unavailable = (cause?: unknown) =>
  new LatchkeyError('farcaster_unavailable', 'Farcaster gave no answer that could be used. Try again in a moment.', {
    retryable: true,
    ...(cause instanceof Error && { cause: new Error(cause.name) }),
  })
