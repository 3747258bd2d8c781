import { expect, test } from 'vitest'
import { appId, testServer } from '../testServer.test.kit.ts'

const origin = 'https://wallet.app.example'
const withFrame = () =>
  testServer({
    appName: 'Ada & "Co" </title>',
    origins: ['https://app.example', 'https://admin.app.example'],
    rpId: 'app.example',
    vaultFrame: { origin, script: async () => 'console.log(1)' },
  })

const get = (server: Awaited<ReturnType<typeof testServer>>, path: string) => server.handle(new Request(origin + path))

test('only the app’s own pages may embed the frame, and it runs nothing but its own code', async () => {
  const answer = await get(await withFrame(), '/vault/frame')
  expect(answer.status).toBe(200)
  const policy = answer.headers.get('content-security-policy')!
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'")
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'")
  expect(policy).toMatch(/frame-ancestors https:\/\/app\.example https:\/\/admin\.app\.example$/)
  expect(policy).not.toContain('unsafe-inline')
  expect(answer.headers.get('x-frame-options')).toBeNull()
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

test('what the app is called stays text in the page', async () => {
  const html = await (await get(await withFrame(), '/vault/frame')).text()
  expect(html.match(/<\/title>/g)).toHaveLength(1)
  const [, config] = /data-config="([^"]*)"/.exec(html)!
  const text = config!
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
  expect(JSON.parse(text)).toMatchObject({
    appName: 'Ada & "Co" </title>',
    origins: ['https://app.example', 'https://admin.app.example'],
  })
})

test('its code is served beside it, as code', async () => {
  const answer = await get(await withFrame(), '/vault/frame.js')
  expect(await answer.text()).toBe('console.log(1)')
  expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/)
})

test('the same page is where Privy’s SDK looks for its own, and for this app alone', async () => {
  const server = await withFrame()
  const [ours, theirs] = await Promise.all(
    ['/vault/frame', `/apps/${appId}/embedded-wallets?caid=x`].map((path) => get(server, path)),
  )
  expect(await theirs!.text()).toBe(await ours!.text())
  const policy = 'content-security-policy'
  expect(theirs!.headers.get(policy)).toBe(ours!.headers.get(policy))
  expect(theirs!.headers.get('x-frame-options')).toBeNull()
  expect((await get(server, '/apps/another-app-0000000000000/embedded-wallets')).status).toBe(404)
})

test('the frame may ask its own server, and a page that only looks like it may not', async () => {
  const server = await withFrame()
  const ask = (from: string) =>
    server.handle(new Request(`${origin}/api/v1/delegations/init`, { method: 'POST', headers: { origin: from } }))
  expect((await ask(origin)).status).toBe(401)
  expect((await ask('https://wallet.app.example.evil')).status).toBe(403)
})

test('a server without a frame has nothing there, and answers to everything else as ever', async () => {
  const server = await testServer()
  for (const path of ['/vault/frame', '/vault/frame.js', `/apps/${appId}/embedded-wallets`])
    expect((await get(server, path)).status).toBe(404)
  const health = await get(await withFrame(), '/healthz')
  expect(health.headers.get('x-frame-options')).toBe('DENY')
})

test.each([
  [{ origin: 'https://wallet.app.example/', script: async () => '' }],
  [{ origin: 'https://elsewhere.example', script: async () => '' }],
  [{ origin, script: 'text' as never }],
])('a frame that could not work is refused at the start: %o', async (vaultFrame) => {
  const made = testServer({ origins: ['https://app.example'], rpId: 'app.example', vaultFrame })
  await expect(made).rejects.toMatchObject({ code: 'config_invalid' })
})
