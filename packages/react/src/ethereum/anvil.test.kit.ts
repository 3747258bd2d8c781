import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { onTestFinished } from 'vitest'
import type { EthereumChain } from './EthereumChain.ts'

const require = createRequire(import.meta.url)
const program = require.resolve('@foundry-rs/anvil/bin.mjs')

interface AnvilOptions {
  id?: number
  args?: string[]
  /** When it stops: with the test, unless said otherwise. */
  atTheEnd?: (stop: () => void) => void
}

/** A local chain of its own. */
export async function anvil({
  id = 31_337,
  args = [],
  atTheEnd = onTestFinished,
}: AnvilOptions = {}): Promise<EthereumChain> {
  const child = spawn(process.execPath, [program, '--port', '0', '--chain-id', String(id), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  atTheEnd(() => void child.kill())
  const url = await new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (text: Buffer) => {
      printed += String(text)
      const [, address] = /Listening on (\S+)\n/.exec(printed) ?? []
      if (address) resolve(`http://${address}`)
    })
    child.on('exit', () => reject(new Error(`The local chain stopped before it was ready: ${printed}`)))
  })
  return { id, rpcUrls: { default: { http: [url] } } }
}
