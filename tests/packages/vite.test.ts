// Why: a stranger has the README and what is published, and nothing of this repository. What they are told must work for them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { preview, type PreviewServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { docsBlock } from '../setup/docsBlock.ts'
import { freePort } from '../setup/serve.ts'
import { newVisitor, openBrowser } from '../story/visitor.ts'
import { addsOf, readmeApp } from './readme.ts'
import { broughtBy, strangersApp, strangersEnv } from './strangersApp.ts'

const appId = 'bakery-app-id-00000000000'
const secrets = { APP_SECRET: 'a-secret-of-the-bakery', KEK: Buffer.alloc(32, 7).toString('base64') }

/** What an empty app is given by `npm create vite`. */
const vite = ['react@19', 'react-dom@19', 'vite', '@vitejs/plugin-react', '@types/react@19', '@types/react-dom@19']

let app: Awaited<ReturnType<typeof strangersApp>>
let browser: Browser
const closings: (() => unknown)[] = []

beforeAll(async () => {
  app = await strangersApp()
  const page = addsOf(readFileSync('README.md', 'utf8'))
  await app.add([...vite, ...page, ...addsOf(docsBlock('start', 'server-packages'))])
  browser = await openBrowser()
})
afterAll(async () => {
  for (const close of closings) await close()
  await browser?.close()
  app?.remove()
})

test('a page with sign-in, profile and revoking is under 30 lines', () => {
  expect(readmeApp().trim().split('\n').length).toBeLessThan(30)
})

test('react, ui and http bring no more than 16 packages, those of viem and react-query aside', () => {
  const brought = broughtBy(['@latchkey/react', '@latchkey/ui', '@latchkey/backends'], app.folder)
  const viem = broughtBy(['viem'], app.folder).filter((name) => !/^@(noble\/(curves|hashes)|scure\/)/.test(name))
  const queries = broughtBy(['@tanstack/react-query'], app.folder)
  const others = brought.filter((name) => !viem.includes(name) && !queries.includes(name))
  console.log(`react, ui and http: ${brought.length} packages, of them ${viem.length} viem’s: ${viem.join(', ')}`)
  console.log(`and ${queries.length} of react-query: ${queries.join(', ')}`)
  console.log(`the other ${others.length}: ${others.join(', ')}`)
  expect(others.length).toBeLessThanOrEqual(16)
})

test.each(['react', 'react/privy', 'backends/http'])(
  '@latchkey/%s loads in Node, with what npm installed for it',
  (door) => app.run(process.execPath, '--input-type=module', '--eval', `await import('@latchkey/${door}')`),
)

test('the page compiles by the strict settings of a new app', async () => {
  writePage(readmeApp())
  app.write('tsconfig.json', JSON.stringify({ compilerOptions: strict, include: ['src'] }))
  await app.run(join(process.cwd(), 'node_modules/.bin/tsc'), '-p', 'tsconfig.json')
})

test('the page signs in, makes a wallet, gives server access and revokes it, at the server of the page to start with', async () => {
  const [port, pagePort] = [await freePort(), await freePort()]
  const [url, page] = [`http://localhost:${port}`, `http://localhost:${pagePort}`]
  await openServer({ PORT: String(port), ORIGIN: page })
  writePage(readmeApp().replace('https://wallets.example.com', url).replace('your-app-id-of-25-letters', appId))
  await app.run(app.bin('vite'), 'build', '--logLevel', 'error')
  const served: PreviewServer = await preview({
    root: app.folder,
    configFile: false,
    logLevel: 'error',
    preview: { port: pagePort, strictPort: true },
  })
  closings.push(() => served.close())

  const { open, troubles } = await newVisitor(browser)
  const tab = await open(page)
  await tab.getByRole('button', { name: 'Sign up with a passkey' }).click()
  await tab.getByRole('button', { name: /^Create.*Ethereum/ }).click()
  await tab.getByRole('button', { name: /^Let the server act/ }).click()
  await tab.getByRole('button', { name: 'Allow', exact: true }).click()
  await tab.getByText('Server access on').first().waitFor()
  expect(await act(url)).toMatch(/0x[0-9a-f]{130}/)

  await tab.getByRole('button', { name: 'Revoke server access', exact: true }).click()
  await tab.getByRole('button', { name: 'Revoke access' }).click()
  await tab
    .getByText(/^Server access revoked for/)
    .first()
    .waitFor()
  expect(await act(url)).toBe('')
  await tab.getByRole('button', { name: 'Sign out' }).click()
  await tab.getByRole('button', { name: 'Sign in with a passkey' }).waitFor()
  expect(troubles).toEqual([])
})

/** The server of docs/start.md, in the stranger's folder. */
async function openServer(env: Record<string, string>): Promise<void> {
  app.write('server.js', docsBlock('start', 'server'))
  const server = spawn(process.execPath, ['server.js'], {
    cwd: app.folder,
    env: { ...strangersEnv, ...secrets, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'exit')
  closings.push(() => (server.kill(), ended))
  const [line] = (await Promise.race([once(server.stdout, 'data'), ended])) as [unknown]
  expect(String(line)).toContain('Listening on')
}

/** What the app's own server does, by docs/start.md: signs with each wallet it was let, and prints the signatures. */
async function act(url: string): Promise<string> {
  app.write('act.js', docsBlock('start', 'act').replace('http://localhost:8787', url))
  const child = spawn(process.execPath, ['act.js'], {
    cwd: app.folder,
    env: { ...strangersEnv, ...secrets },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (data: Buffer) => (said += data.toString()))
  const [code] = (await once(child, 'close')) as [number]
  expect(code).toBe(0)
  return said
}

/** What `npm create vite` writes for React with TypeScript. */
const strict = {
  target: 'ES2023',
  lib: ['ES2023', 'DOM'],
  module: 'ESNext',
  moduleResolution: 'bundler',
  jsx: 'react-jsx',
  types: ['vite/client'],
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  erasableSyntaxOnly: true,
  noUncheckedSideEffectImports: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
}

/** What a new app of Vite’s is made of. */
function writePage(code: string): void {
  app.write('src/App.tsx', code)
  app.write(
    'src/main.tsx',
    `import { StrictMode } from 'react'
    import { createRoot } from 'react-dom/client'
    import { App } from './App.tsx'
    createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>)`,
  )
  app.write(
    'index.html',
    `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>Bakery</title><link rel="icon" href="data:," /></head>
    <body><div id="root"></div><script type="module" src="/src/main.tsx"></script></body></html>`,
  )
  app.write('vite.config.js', `import react from '@vitejs/plugin-react'\nexport default { plugins: [react()] }`)
}
