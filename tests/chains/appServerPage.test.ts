import { readFileSync } from 'node:fs'
import { createPublicClient, createTestClient, http, parseEther, type Hex } from 'viem'
import { expect, test } from 'vitest'
import { anvil } from '../../packages/react/src/ethereum/anvil.test.kit.ts'
import { openHouse } from './house.ts'

const page = readFileSync(new URL('../../docs/app-server.md', import.meta.url), 'utf8')

/** Runs a block of the page's code, as it stands, with the names that it takes for granted. */
async function run(block: string, names: Record<string, unknown>): Promise<void> {
  const [, code] = new RegExp(`\`\`\`js ${block}\n([^\`]+)\`\`\``).exec(page)!
  const text = `export default async ({ ${Object.keys(names).join(', ')} }) => {${code}}`
  const module = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`)) as Block
  await module.default(names)
}

interface Block {
  default: (names: Record<string, unknown>) => Promise<void>
}

test('what the page for app servers shows does what it says', async () => {
  const { id, rpcUrls } = await anvil({ id: 8453 })
  const url = rpcUrls.default.http[0]!
  const house = await openHouse({ rpcUrls: { [`eip155:${id}`]: url } })
  const { address, app: latchkey } = house
  const chain = createPublicClient({ transport: http(url), pollingInterval: 20 })
  const hands = createTestClient({ mode: 'anvil', transport: http(url) })
  await hands.setBalance({ address: address as Hex, value: parseEther('1') })

  await run('allow', { delegateWallet: house.delegateWallet, wallet: { address } })
  const printed: Hex[] = []
  await run('act', { latchkey, user: house.user(), console: { log: (hash: Hex) => printed.push(hash) } })
  const [hash] = printed
  await chain.waitForTransactionReceipt({ hash: hash! })
  const { to, value } = await chain.getTransaction({ hash: hash! })
  expect({ to: to?.toLowerCase(), value }).toEqual({
    to: '0x70997970c51812dc3a010c7d01b50e0d17dc79c8',
    value: 10n ** 15n,
  })
  await run('own', { latchkey })
})
