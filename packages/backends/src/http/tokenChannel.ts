/** Hands fresh access tokens to the other tabs of the same session, so that one request serves all. */
export interface TokenChannel {
  tell(token: string): void
  close(): void
}

/** Opens it; where there is no BroadcastChannel, tabs keep to themselves. */
export function openTokenChannel(name: string, hear: (token: string) => void): TokenChannel {
  if (typeof BroadcastChannel === 'undefined') return { tell() {}, close() {} }
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }) => typeof data === 'string' && hear(data)
  ;(channel as { unref?: () => void }).unref?.() // in Node it would keep the process alive
  return {
    tell: (token) => channel.postMessage(token),
    close: () => channel.close(),
  }
}
