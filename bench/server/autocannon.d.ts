declare module 'autocannon' {
  /** As much of it as we use. */
  interface Options {
    url: string
    connections: number
    duration: number
    method?: 'GET' | 'POST'
    headers?: Record<string, string>
    /** Called for each connection. */
    setupClient?: (client: { setHeaders(headers: Record<string, string>): void }) => void
    requests?: { setupRequest: (request: object) => object }[]
  }

  interface Run extends Promise<{ non2xx: number; errors: number; timeouts: number; duration: number }> {
    on(event: 'response', listen: (client: unknown, status: number, bytes: number, ms: number) => void): this
  }

  export default function autocannon(options: Options): Run
}
