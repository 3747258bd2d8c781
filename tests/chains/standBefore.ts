import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

type Answer = (method: string, forward: () => Promise<string>) => Promise<string | null>

/** Stands before a node; where `answer` gives null, the connection breaks instead. Gives the address to use. */
export async function standBefore(url: string, answer: Answer): Promise<string> {
  const server = createServer((request, response) => {
    void (async () => {
      let body = ''
      for await (const part of request) body += String(part)
      const { method } = JSON.parse(body) as { method: string }
      const forward = async () => (await fetch(url, { method: 'POST', body, headers })).text()
      const text = await answer(method, forward)
      if (text === null) response.destroy()
      else response.writeHead(200, headers).end(text)
    })()
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const headers = { 'content-type': 'application/json' }
