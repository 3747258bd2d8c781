import { afterEach, expect, test, vi } from 'vitest'
import { choosePasscodeKdf } from './passcodeKdf.ts'
// The same records open to the same keys in a browser as in Node.
import './pinnedVault.test.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

test("takes PBKDF2 under a Content-Security-Policy without 'wasm-unsafe-eval'", async () => {
  const frame = document.createElement('iframe')
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">`
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  document.body.append(frame)
  await loaded
  expect(await choosePasscodeKdf()).toMatchObject({ name: 'argon2id' })
  vi.stubGlobal('WebAssembly', (frame.contentWindow as unknown as typeof globalThis).WebAssembly)
  expect(await choosePasscodeKdf()).toMatchObject({ name: 'pbkdf2' })
})
