/** What a tab tells the others of a refresh. */
interface News {
  token: string
  /** The stored session's, after this refresh. */
  rotation: number
  /** ms since 1970. */
  at: number
}

/** Hands fresh access tokens to the other tabs of the same session, so that one request serves all. */
export interface TokenChannel {
  tell(news: News): void
  close(): void
}

/** Opens it; where there is no BroadcastChannel, tabs keep to themselves. */
export function openTokenChannel(name: string, hear: (news: News) => void): TokenChannel {
  if (typeof BroadcastChannel === 'undefined') return { tell() {}, close() {} }
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<News>) => hear(data)
  ;(channel as { unref?: () => void }).unref?.() // in Node it would keep the process alive
  return {
    tell: (news) => channel.postMessage(news),
    close: () => channel.close(),
  }
}
