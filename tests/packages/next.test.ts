// Why: the same stranger on Next.js, where a page is rendered on the server first and bundled in another way.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../setup/serve.ts'
import { newVisitor, openBrowser } from '../story/visitor.ts'
import { addsOf, readmeApp } from './readme.ts'
import { strangersApp, strangersEnv } from './strangersApp.ts'

let app: Awaited<ReturnType<typeof strangersApp>>

beforeAll(async () => {
  app = await strangersApp()
  await app.add(['react@19', 'react-dom@19', 'next@16', ...addsOf(readFileSync('README.md', 'utf8'))])
  app.write('app/page.jsx', `'use client'\n${readmeApp()}\nexport default App\n`)
  app.write(
    'app/layout.jsx',
    `export default ({ children }) => <html lang="en"><head><link rel="icon" href="data:," /></head><body>{children}</body></html>`,
  )
})
afterAll(() => app?.remove())

test('the README’s app is built by Next.js, stands in the first byte, and wakes up without a complaint', async () => {
  await app.run(app.bin('next'), 'build')
  const port = await freePort()
  const server = spawn(app.bin('next'), ['start', '--port', String(port)], {
    cwd: app.folder,
    env: strangersEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'exit')
  const browser = await openBrowser()
  try {
    await new Promise<void>((resolve, reject) => {
      server.stdout.on('data', (data: Buffer) => data.toString().includes('Ready') && resolve())
      ended.then(([code]) => reject(new Error(`next ended (${code}) before it was ready`)), reject)
    })
    const page = `http://localhost:${port}`
    expect(await (await fetch(page)).text()).toContain('data-lk="sign-in-form" data-state="loading"')
    const { open, troubles } = await newVisitor(browser)
    const tab = await open(page)
    const complaints: string[] = []
    tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await tab.reload()
    await tab.getByRole('button', { name: 'Sign up with a passkey' }).waitFor()
    expect([...troubles, ...complaints]).toEqual([])
  } finally {
    await browser.close()
    server.kill()
    await ended
  }
})
