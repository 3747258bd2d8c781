import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'

/** So many connections to one address that stay open, some of which ask at a time, each in its turn. */
export function askOver(connections: number, url: string, headers: Record<string, string>) {
  const agents = Array.from({ length: connections }, () => new Agent({ keepAlive: true, maxSockets: 1 }))
  let turn = 0

  async function ask() {
    const request = get(url, { agent: agents[turn++ % connections]!, headers })
    const [answer] = (await once(request, 'response')) as [IncomingMessage]
    answer.resume()
    await once(answer, 'end')
    if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`)
  }

  return {
    async ask(times: number) {
      let left = times
      const askOn = async () => {
        while (left-- > 0) await ask()
      }
      await Promise.all(Array.from({ length: atOnce }, askOn))
    },
    leave: () => agents.forEach((agent) => agent.destroy()),
  }
}

// Fewer than a server has connections to its database: nobody waits for one.
const atOnce = 8
