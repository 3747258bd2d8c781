import type { CustomFetch } from 'openid-client'
import { readBounded } from '../chains/readBounded.ts'
import { unavailable } from './refused.ts'

/** Bytes. Keys and profiles are far shorter. */
const most = 262_144

/** How providers are asked: whatever one does, this settles within seconds and keeps little. */
export const askProvider: CustomFetch = async (url, { signal, ...options }) => {
  try {
    const patience = AbortSignal.timeout(5_000)
    const response = await fetch(url, {
      ...(options as RequestInit),
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    })
    const text = await readBounded(response, most)
    if (response.status === 429 || response.status >= 500) throw new Error(`status ${response.status}`)
    const { status, headers } = response
    return new Response(text, { status, headers: withoutLength(headers) })
  } catch (cause) {
    throw unavailable(cause)
  }
}

/** The same for providers whose answers with tokens are nearly, but not quite, what OAuth 2.0 wants. */
export const askPlainProvider: CustomFetch = async (url, options) => {
  const response = await askProvider(url, options)
  if (options.method !== 'POST' || !response.ok) return response
  const answer = (await response.json().catch(() => null)) as TokenAnswer | null
  const token = answer?.access_token ?? answer?.data?.[0]?.access_token
  return Response.json(typeof token === 'string' ? { access_token: token, token_type: 'bearer' } : answer)
}

interface TokenAnswer {
  access_token?: unknown
  data?: { access_token?: unknown }[]
}

function withoutLength(headers: Headers): Headers {
  const kept = new Headers()
  const type = headers.get('content-type')
  if (type) kept.set('content-type', type)
  const challenge = headers.get('www-authenticate')
  if (challenge) kept.set('www-authenticate', challenge)
  return kept
}
