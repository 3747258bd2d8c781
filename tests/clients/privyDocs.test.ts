import type { Backend } from '@latchkey/core'
import { expect, test } from 'vitest'
import { docsBlock, runBlock } from '../setup/docsBlock.ts'
import { openPrivyHouse } from './privyHouse.ts'
import { appId, origin } from './serve.ts'

test('the page’s backend signs somebody in by mail', async () => {
  const { url, codeFor } = await openPrivyHouse()
  const code = docsBlock('privy-backend', 'backend')
    .replace("appId: 'your-app-id-of-25-letters'", `appId: '${appId}', url: '${url}', origin: '${origin}'`)
    .replace("import('@privy-io/js-sdk-core')", "load('@privy-io/js-sdk-core')")
  const { backend } = (await runBlock(code, {}, (name) => import(name))) as { backend: Required<Backend> }
  const { signal } = new AbortController()
  const email = 'ada@example.com'
  await backend.sendCode({ email, signal })
  const { user } = await backend.loginWithCode({ email, code: await codeFor(email), signal })
  expect(user.email?.address).toBe(email)
  expect(await backend.getAccessToken({ signal })).toMatch(/^ey/)
})
