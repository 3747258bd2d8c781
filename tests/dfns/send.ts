import type { App } from './openApp.ts'

/** Sends a request as it stands. */
export async function send(
  { baseUrl }: App,
  path: string,
  {
    token,
    body = '{}',
    method = 'POST',
    headers = {},
  }: {
    token?: string
    body?: string
    method?: string
    headers?: Record<string, string>
  } = {},
) {
  const answer = await fetch(`${baseUrl}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
    ...(method !== 'GET' && { body }),
  })
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}
