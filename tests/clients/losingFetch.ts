/** A network that delivers every request, but loses the next answer of a place. */
export function losingFetch() {
  const { fetch } = globalThis
  let losing: string | undefined
  const network = {
    lost: 0,
    lose: (path: string) => void (losing = path),
    fetch: async (...request: Parameters<typeof fetch>): Promise<Response> => {
      const answer = await fetch(...request)
      if (new URL(answer.url).pathname !== losing) return answer
      losing = undefined
      network.lost++
      throw new TypeError('fetch failed')
    },
  }
  return network
}
