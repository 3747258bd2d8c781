import type { ClientConfig } from 'pg'
import type { Listen } from './changes.ts'

/** Milliseconds between the questions whether the database still speaks to us: a connection can die without a word. */
const checkEvery = 20_000
/** Milliseconds before a lost connection is made again: the next at each try, at most the last. */
const delays = [100, 500, 2_000, 5_000, 10_000]

/** Listens at PostgreSQL over a connection of its own, and makes that again whenever it is lost. */
export function listenOn(reach: ClientConfig): { listen: Listen; stop: () => Promise<void> } {
  let stopped = false
  let current: { end: () => Promise<void> } | undefined

  async function connect(channel: string, hear: (text: string) => void, lost: () => void): Promise<void> {
    const { Client } = (await import('pg')).default
    const client = new Client({ ...reach, keepAlive: true, query_timeout: 5_000 })
    let ended = false
    const end = async () => {
      if (ended) return
      ended = true
      clearInterval(check)
      await client.end().catch(() => {})
    }
    const lose = () => {
      if (ended) return
      void end()
      lost()
    }
    const check = setInterval(() => void client.query('select 1').catch(lose), checkEvery)
    check.unref()
    current = { end }
    try {
      client.on('error', () => {})
      await client.connect()
      client.on('notification', ({ payload }) => hear(payload ?? ''))
      await client.query(`listen ${channel}`)
      if (stopped) await end()
      client.on('error', lose)
      client.on('end', lose)
    } catch (error) {
      await end()
      throw error
    }
  }

  async function keepUp(channel: string, hear: (text: string) => void, missed: () => void): Promise<void> {
    for (let tries = 0; !stopped; tries++) {
      const delay = delays[Math.min(tries, delays.length - 1)]!
      await new Promise((resolve) => setTimeout(resolve, delay * (0.5 + Math.random())).unref())
      if (stopped) return
      try {
        await connect(channel, hear, () => void keepUp(channel, hear, missed))
        return missed()
      } catch {
        // Out of reach: try again.
      }
    }
  }

  return {
    listen: (channel, hear, missed) => connect(channel, hear, () => void keepUp(channel, hear, missed)),
    async stop() {
      stopped = true
      await current?.end()
    },
  }
}
