import { afterEach, expect, test, vi } from 'vitest'
import { choosePasscodeKdf } from './passcodeKdf.ts'
import { stretchPasscode } from './stretchPasscode.ts'

const salt = new Uint8Array(32).fill(9)
/** The least that is accepted, to be quick. */
const argon2id = { name: 'argon2id', memory: 19_456, iterations: 2, parallelism: 1 } as const

/** What a page sees under a CSP without 'wasm-unsafe-eval'. */
const forbidWasm = () =>
  vi.spyOn(WebAssembly, 'compile').mockRejectedValue(new WebAssembly.CompileError('blocked by Content Security Policy'))

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('gives the same key with and without WebAssembly', async () => {
  const parameters = { passcode: 'plum sofa kettle', salt, kdf: argon2id }
  const fast = await stretchPasscode(parameters)
  forbidWasm()
  expect(await stretchPasscode(parameters)).toEqual(fast)
  expect(fast).toHaveLength(32)
})

test('gives the same key however the letters were composed', async () => {
  const kdf = { name: 'pbkdf2', iterations: 600_000 } as const
  const composed = await stretchPasscode({ passcode: 'café au lait', salt, kdf })
  expect(await stretchPasscode({ passcode: 'cafe\u0301 au lait', salt, kdf })).toEqual(composed)
  expect(await stretchPasscode({ passcode: 'cafe au lait', salt, kdf })).not.toEqual(composed)
})

test('stretches a new passcode with Argon2id', async () => {
  expect(await choosePasscodeKdf()).toEqual({ name: 'argon2id', memory: 65_536, iterations: 3, parallelism: 1 })
})

test('stretches a new passcode with PBKDF2 where WebAssembly is forbidden or missing', async () => {
  forbidWasm()
  expect(await choosePasscodeKdf()).toEqual({ name: 'pbkdf2', iterations: 600_000 })
  vi.stubGlobal('WebAssembly', undefined)
  expect(await choosePasscodeKdf()).toEqual({ name: 'pbkdf2', iterations: 600_000 })
})
